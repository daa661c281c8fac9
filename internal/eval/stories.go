package eval

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"sort"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/annotate"
	"github.com/parley-record/parley/internal/collect"
	grouping "github.com/parley-record/parley/internal/story"
)

// SignedStories reads dir/stories.jsonl (one document a line: id, story, text, and the date if it has one) and boils each document down. It returns the signatures and the
// story that each belongs to.
func SignedStories(ctx context.Context, engine *annotate.Engine, dir string) ([]grouping.Signature, []string, error) {
	f, err := os.Open(filepath.Join(dir, "stories.jsonl"))
	if err != nil {
		return nil, nil, err
	}
	defer f.Close()
	var docs []grouping.Signature
	var gold []string
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 64<<20)
	for lines.Scan() {
		var row struct{ ID, Story, Text, Date string }
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			return nil, nil, fmt.Errorf("stories.jsonl, document %d: %w", len(docs)+1, err)
		}
		doc, err := collect.Bytes(row.ID+".txt", []byte(row.Text))
		if err != nil {
			doc = &parley.Document{ID: row.ID}
		}
		if doc.Published == nil && row.Date != "" {
			doc.Published = &parley.Published{Value: row.Date, Basis: parley.Metadata}
		}
		a, err := engine.Read(ctx, doc)
		if err != nil {
			return nil, nil, err
		}
		docs = append(docs, grouping.Sign(a))
		gold = append(gold, row.Story)
	}
	return docs, gold, lines.Err()
}

// Stories scores the grouping of documents by B-cubed.
func Stories(docs []grouping.Signature, gold []string, opt grouping.Options) Score {
	of := make([]int, len(docs))
	for s, members := range grouping.Group(docs, opt) {
		for _, d := range members {
			of[d] = s
		}
	}
	p, r := bCubed(of, gold)
	return Score{Set: "stories", Items: len(docs), Precision: p, Recall: r, F1: f1(p, r)}
}

// bCubed is precision and recall after Bagga and Baldwin (1998), averaged over
// documents.
func bCubed(got []int, gold []string) (precision, recall float64) {
	if len(got) == 0 {
		return 0, 0
	}
	both := map[[2]string]int{}
	byGot, byGold := map[int]int{}, map[string]int{}
	for i, g := range got {
		both[[2]string{fmt.Sprint(g), gold[i]}]++
		byGot[g]++
		byGold[gold[i]]++
	}
	keys := make([][2]string, 0, len(both))
	for k := range both {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool { return keys[i][0]+"|"+keys[i][1] < keys[j][0]+"|"+keys[j][1] })
	for _, k := range keys {
		var g int
		fmt.Sscan(k[0], &g)
		n := float64(both[k])
		precision += n * n / float64(byGot[g])
		recall += n * n / float64(byGold[k[1]])
	}
	return precision / float64(len(got)), recall / float64(len(got))
}
