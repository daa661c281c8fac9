package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/santhosh-tekuri/jsonschema/v6"

	"github.com/parley-record/parley"
)

func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"parley": main})
}

func TestScripts(t *testing.T) {
	demo, err := filepath.Abs("../../testdata/demo")
	if err != nil {
		t.Fatal(err)
	}
	models, err := filepath.Abs("../../build/models")
	if err != nil {
		t.Fatal(err)
	}
	testscript.Run(t, testscript.Params{
		Dir: "testdata/script",
		Setup: func(env *testscript.Env) error {
			env.Setenv("DEMO", demo)
			env.Setenv("MODELS", models)
			env.Setenv("PARLEY_MODELS", filepath.Join(env.WorkDir, "models"))
			return nil
		},
		Cmds: map[string]func(ts *testscript.TestScript, neg bool, args []string){
			"validrecord": validRecord,
			"zeros":       zeros,
			"latin":       latin,
			"appendbytes": appendBytes,
		},
	})
}

// validRecord FILE TEXTDIR...: the record in FILE is valid by its schema, and
// each of its spans is the verbatim slice of the file that it names, or of the
// text that the record carries.
func validRecord(ts *testscript.TestScript, neg bool, args []string) {
	data := []byte(ts.ReadFile(args[0]))
	ts.Check(bySchema(data))
	var rec parley.Record
	ts.Check(json.Unmarshal(data, &rec))
	texts := map[string]string{}
	for _, d := range rec.Documents {
		texts[d.ID] = d.Text
		if d.Text == "" {
			texts[d.ID] = sourceOf(ts, d.Name, args[1:])
		}
	}
	ts.Check(rec.Validate(texts))
}

func sourceOf(ts *testscript.TestScript, name string, dirs []string) string {
	for _, dir := range dirs {
		if data, err := os.ReadFile(filepath.Join(ts.MkAbs(dir), name)); err == nil {
			return string(data)
		}
	}
	ts.Fatalf("no source text of %s", name)
	return ""
}

func bySchema(record []byte) error {
	schema, err := jsonschema.UnmarshalJSON(bytes.NewReader(parley.RecordSchema))
	if err != nil {
		return err
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("record.json", schema); err != nil {
		return err
	}
	compiled, err := c.Compile("record.json")
	if err != nil {
		return err
	}
	value, err := jsonschema.UnmarshalJSON(bytes.NewReader(record))
	if err != nil {
		return err
	}
	if err := compiled.Validate(value); err != nil {
		return fmt.Errorf("the record isn't valid by its schema: %w", err)
	}
	return nil
}

// latin FILE TEXT: TEXT in ISO 8859-1, which isn't UTF-8.
func latin(ts *testscript.TestScript, neg bool, args []string) {
	var out []byte
	for _, r := range args[1] {
		out = append(out, byte(r))
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), out, 0o644))
}

// zeros FILE: a binary file. appendbytes FILE N TEXT: TEXT until FILE has N bytes.
func zeros(ts *testscript.TestScript, neg bool, args []string) {
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), make([]byte, 4096), 0o644))
}

func appendBytes(ts *testscript.TestScript, neg bool, args []string) {
	var n int
	_, err := fmt.Sscan(args[1], &n)
	ts.Check(err)
	line := []byte(args[2] + "\n")
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), bytes.Repeat(line, n/len(line)+1), 0o644))
}
