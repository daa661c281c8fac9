// Package parley is the data of the project: what a document is, what is read
// in it, what is found in it, and the record that is written in the end.
//
// It holds types, their validity and their JSON form and imports the standard
// library alone. It reads no files, runs no model and decides nothing. The
// stages that do are under internal; the order in which they run is
// internal/pipeline.Run. Start with Document (what came in), Findings (what
// one document says) and Record (what goes out).
//
// One coordinate system holds everywhere: half-open byte offsets into a
// document's source text. Source text is never rewritten. Where a text is cut,
// wrapped or glued, View gives the wording that reads well and maps every
// place of it back.
package parley

// Schema names the form of the record that this package writes.
const Schema = "parley.record/1"
