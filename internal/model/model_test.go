package model

import (
	"os"
	"strings"
	"testing"
)

// The releases that the program knows are those that the build fetches.
func TestKnownReleasesAreTheBuilds(t *testing.T) {
	list, err := os.ReadFile("../../scripts/models.txt")
	if err != nil {
		t.Fatal(err)
	}
	lines := 0
	for _, line := range strings.Split(string(list), "\n") {
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		lines++
		name, hash, ok := strings.Cut(line, " --hash=sha256:")
		found := false
		for _, r := range Known() {
			found = found || r.Package == name && r.SHA256 == hash
		}
		if !ok || !found {
			t.Errorf("the program doesn't know %q", line)
		}
	}
	if lines != len(Known()) {
		t.Errorf("the build fetches %d pipelines, the program knows %d", lines, len(Known()))
	}
}
