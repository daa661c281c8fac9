// Package policy holds the rules of the project's architecture as a test: which
// package may import which. The rules are in policy.txt.
package policy

import (
	"bufio"
	"go/build"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
)

const module = "github.com/parley-record/parley"

type rule struct {
	pattern string
	allowed []string
}

func TestImports(t *testing.T) {
	rules := readRules(t)
	var tests []string
	for _, r := range rules {
		if r.pattern == "tests" {
			tests = r.allowed
		}
	}
	checked := 0
	err := filepath.WalkDir("../..", func(dir string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		rel, _ := filepath.Rel("../..", dir)
		if skipped(rel) {
			return fs.SkipDir
		}
		pkg, err := build.ImportDir(dir, build.IgnoreVendor)
		if _, none := err.(*build.NoGoError); none {
			return nil
		}
		if err != nil {
			t.Errorf("%s: %v", rel, err)
			return nil
		}
		rel = filepath.ToSlash(rel)
		allowed, known := find(rules, rel)
		if !known {
			t.Errorf("package %s isn't named in policy.txt", rel)
			return nil
		}
		checked++
		for _, imp := range own(pkg.Imports) {
			if !permits(allowed, imp) {
				t.Errorf("%s imports %s, which policy.txt doesn't allow", rel, imp)
			}
		}
		for _, imp := range append(own(pkg.TestImports), own(pkg.XTestImports)...) {
			if imp != rel && !permits(allowed, imp) && !permits(tests, imp) {
				t.Errorf("tests of %s import %s, which policy.txt doesn't allow", rel, imp)
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if checked < 20 {
		t.Fatalf("only %d packages were checked: the test looks in the wrong place", checked)
	}
}

// The root package is what other programs import for the record's types.
func TestRootImportsTheStandardLibraryAlone(t *testing.T) {
	pkg, err := build.ImportDir("../..", 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, imp := range pkg.Imports {
		if first, _, _ := strings.Cut(imp, "/"); strings.Contains(first, ".") {
			t.Errorf("the root package imports %s", imp)
		}
	}
}

func readRules(t *testing.T) []rule {
	t.Helper()
	f, err := os.Open("policy.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var rules []rule
	lines := bufio.NewScanner(f)
	for lines.Scan() {
		line := strings.TrimSpace(lines.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		name, allowed, ok := strings.Cut(line, ":")
		if !ok {
			t.Fatalf("policy.txt: no colon in %q", line)
		}
		rules = append(rules, rule{strings.TrimSpace(name), strings.Fields(allowed)})
	}
	return rules
}

func skipped(rel string) bool {
	base := path.Base(filepath.ToSlash(rel))
	return rel != "." && (strings.HasPrefix(base, ".") || strings.HasPrefix(base, "_")) ||
		base == "testdata" || rel == "build" || rel == "bin" || rel == "train" || rel == "internal/kernel/gen"
}

// find gives the rule whose pattern fits best: an exact name before a pattern.
func find(rules []rule, pkg string) (allowed []string, ok bool) {
	for _, r := range rules {
		if r.pattern == pkg {
			return r.allowed, true
		}
	}
	best := ""
	for _, r := range rules {
		if matches(r.pattern, pkg) && len(r.pattern) > len(best) {
			best, allowed, ok = r.pattern, r.allowed, true
		}
	}
	return allowed, ok
}

func permits(patterns []string, pkg string) bool {
	for _, p := range patterns {
		if matches(p, pkg) {
			return true
		}
	}
	return false
}

func matches(pattern, pkg string) bool {
	if base, ok := strings.CutSuffix(pattern, "/..."); ok {
		return pkg == base || strings.HasPrefix(pkg, base+"/")
	}
	return pattern == pkg
}

func own(imports []string) []string {
	var out []string
	for _, imp := range imports {
		if imp == module {
			out = append(out, ".")
		} else if rel, ok := strings.CutPrefix(imp, module+"/"); ok {
			out = append(out, rel)
		}
	}
	return out
}
