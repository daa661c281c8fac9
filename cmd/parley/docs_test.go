package main

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/parley-record/parley"
)

func readFile(t *testing.T, path string) string {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return string(data)
}

// Every command and flag is in the README.
func TestCommandsAreDocumented(t *testing.T) {
	readme := readFile(t, "../../README.md")
	commands := 0
	var visit func(c *cobra.Command)
	visit = func(c *cobra.Command) {
		for _, sub := range c.Commands() {
			if sub.Hidden || sub.Name() == "help" || sub.Name() == "completion" {
				continue
			}
			commands++
			if !strings.Contains(readme, sub.Name()) {
				t.Errorf("the README doesn't name %s", sub.CommandPath())
			}
			sub.Flags().VisitAll(func(f *pflag.Flag) {
				if !f.Hidden && f.Name != "help" && !strings.Contains(readme, "--"+f.Name) {
					t.Errorf("the README doesn't name --%s of %s", f.Name, sub.CommandPath())
				}
			})
			visit(sub)
		}
	}
	visit(rootCommand())
	if commands < 3 {
		t.Fatalf("only %d commands were checked", commands)
	}
}

// Every key of the record's schema is in docs/record.md.
func TestRecordKeysAreDocumented(t *testing.T) {
	doc := readFile(t, "../../docs/record.md")
	var schema any
	if err := json.Unmarshal(parley.RecordSchema, &schema); err != nil {
		t.Fatal(err)
	}
	keys := map[string]bool{}
	collectKeys(schema, keys)
	if len(keys) < 60 {
		t.Fatalf("only %d keys were found in the schema", len(keys))
	}
	for k := range keys {
		if !strings.Contains(doc, "`"+k+"`") {
			t.Errorf("docs/record.md doesn't name `%s`", k)
		}
	}
}

func collectKeys(schema any, keys map[string]bool) {
	switch s := schema.(type) {
	case map[string]any:
		if props, ok := s["properties"].(map[string]any); ok {
			for k := range props {
				keys[k] = true
			}
		}
		for _, v := range s {
			collectKeys(v, keys)
		}
	case []any:
		for _, v := range s {
			collectKeys(v, keys)
		}
	}
}
