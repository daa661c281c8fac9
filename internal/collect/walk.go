package collect

import (
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/parley-record/parley"
)

// Stage is the name under which this package's problems are listed.
const Stage = "collect"

// Files lists the reports at paths: files as they are, folders with the
// .txt, .md, .html and .htm files below them. The list is sorted within each
// folder and holds each path once. Hidden files and folders are passed over.
// What can't be opened is a problem, never the end.
func Files(paths []string) ([]string, []parley.Problem) {
	var list []string
	var problems []parley.Problem
	seen := map[string]bool{}
	add := func(path string) {
		if clean := filepath.Clean(path); !seen[clean] {
			seen[clean] = true
			list = append(list, clean)
		}
	}
	for _, root := range paths {
		found := len(list)
		isFolder := false
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil {
				problems = append(problems, Problem(path, unreadable(err)))
				if d != nil && d.IsDir() {
					return fs.SkipDir
				}
				return nil
			}
			switch {
			case path == root && !d.IsDir():
				add(path)
			case path == root:
				isFolder = true
			case strings.HasPrefix(d.Name(), "."):
				if d.IsDir() {
					return fs.SkipDir
				}
			case (d.Type().IsRegular() || d.Type()&fs.ModeSymlink != 0) && isReport(path):
				add(path)
			}
			return nil
		})
		if err != nil {
			problems = append(problems, Problem(root, unreadable(err)))
		}
		if isFolder && len(list) == found && err == nil {
			problems = append(problems, parley.Problem{Stage: Stage, Document: root, Message: "holds no .txt, .md or .html file"})
		}
	}
	return list, problems
}

// Problem is the problem that reading the file at path met.
func Problem(path string, err error) parley.Problem {
	return parley.Problem{Stage: Stage, Document: path, Message: err.Error()}
}

// Distinct gives documents with equal ids, that is, copies of the same bytes,
// ids of their own: the second one gets "-2" and so on, in the order of docs.
func Distinct(docs []*parley.Document) {
	count := map[string]int{}
	for _, d := range docs {
		id := d.ID
		count[id]++
		if n := count[id]; n > 1 {
			d.ID = id + "-" + strconv.Itoa(n)
		}
	}
}

func isReport(path string) bool {
	return slices.Contains([]string{".txt", ".md", ".html", ".htm"}, strings.ToLower(filepath.Ext(path)))
}
