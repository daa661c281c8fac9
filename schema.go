package parley

import _ "embed"

// RecordSchema is the JSON Schema (draft 2020-12) of the record, as published
// in docs/record.schema.json.
//
//go:embed docs/record.schema.json
var RecordSchema []byte
