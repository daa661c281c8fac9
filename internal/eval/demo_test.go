package eval

import (
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"github.com/parley-record/parley/internal/agenda"
	"github.com/parley-record/parley/internal/collect"
)

const demo = "../../testdata/demo"

// TestDemoKey checks that the words of the demo story's key stand in its
// reports as they are read, and that its issues and parties are the agenda's.
func TestDemoKey(t *testing.T) {
	files, problems := collect.Files([]string{filepath.Join(demo, "reports")})
	if len(files) != 7 || len(problems) > 0 {
		t.Fatalf("the story has %d reports and problems %v, want 7 and none", len(files), problems)
	}
	views := map[string]string{}
	for _, path := range files {
		doc, err := collect.File(path)
		if err != nil {
			t.Fatalf("%s %v", path, err)
		}
		views[doc.Name] = doc.View.Text
	}
	var key any
	if err := readJSON(filepath.Join(demo, "key.json"), &key); err != nil {
		t.Fatal(err)
	}
	checked := 0
	check := func(doc, words string) {
		checked++
		if text, ok := views[doc]; !ok || !strings.Contains(text, words) {
			t.Errorf("%s doesn't say %q", doc, words)
		}
	}
	issues := agendaKeys(t)
	walkKey(key, check, func(name, value string) {
		if (name == "issue" || name == "party") && !issues[value] {
			t.Errorf("the agenda has no %s %q", name, value)
		}
	})
	if checked < 60 {
		t.Errorf("only %d wordings were checked", checked)
	}
}

func agendaKeys(t *testing.T) map[string]bool {
	a, err := agenda.Load(filepath.Join(demo, "agenda.yaml"))
	if err != nil {
		t.Fatal(err)
	}
	keys := map[string]bool{}
	for _, i := range a.Issues {
		keys[i.Key] = true
	}
	for _, p := range a.Parties {
		keys[p.Key] = true
	}
	return keys
}

// walkKey calls check for every wording of a key, of the form {"words": ...,
// "documents": [...]} or {"words": {document: ...}}, and field for every string.
func walkKey(v any, check func(doc, words string), field func(name, value string)) {
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			walkKey(x, check, field)
		}
	case map[string]any:
		docs, _ := v["documents"].([]any)
		for _, d := range docs {
			words, _ := v["words"].(string)
			check(d.(string), words)
		}
		for _, name := range sortedKeys(v) {
			switch x := v[name].(type) {
			case string:
				field(name, x)
			case map[string]any:
				for _, d := range sortedKeys(x) {
					words, _ := x[d].(string)
					check(d, words)
				}
			default:
				walkKey(x, check, field)
			}
		}
	}
}

func TestWalkKey(t *testing.T) {
	var calls int
	var v any
	if err := json.Unmarshal([]byte(`{"a":[{"words":"ř","documents":["x","y"]},{"words":{"z":"w"}}]}`), &v); err != nil {
		t.Fatal(err)
	}
	walkKey(v, func(string, string) { calls++ }, func(string, string) {})
	if calls != 3 {
		t.Errorf("%d wordings found, want 3", calls)
	}
}
