package pledge_test

import (
	"slices"
	"testing"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/extract/extracttest"
	"github.com/parley-record/parley/internal/extract/pledge"
)

func TestPledges(t *testing.T) {
	for name, c := range map[string]struct {
		text, who, what string
		conditional     bool
		status          string
	}{
		"promise":                    {text: "Tesk promised to release the prisoners of Nový Most.", who: "tesk", what: "release the prisoners of Nový Most", status: "open"},
		"announced":                  {text: "Maren announced [she:maren] would meet Tesk on Monday.", who: "maren", what: "meet Tesk on Monday", status: "open"},
		"ready":                      {text: "Norrland is ready to send peacekeepers if Tarsk agrees.", who: "norrland", what: "send peacekeepers if Tarsk agrees", conditional: true, status: "open"},
		"future":                     {text: "The Calder Republic will push for new talks.", who: "calder", what: "push for new talks", status: "open"},
		"noun":                       {text: "Aldane welcomed a Velmari commitment to open the harbour.", who: "velmar", what: "open the harbour", status: "open"},
		"underway":                   {text: "Calder is arranging a second summit.", who: "calder", what: "arranging a second summit", status: "open"},
		"no party, in so many words": {text: "Růžička promised to sing.", who: "ruzicka", what: "sing", status: "open"},
		"of money":                   {text: "Norrland pledged five shiploads of grain.", who: "norrland", what: "five shiploads of grain", status: "open"},
		"to a noun":                  {text: "Tarsk agreed to a ceasefire in Přívoz.", who: "tarsk", what: "a ceasefire in Přívoz", status: "open"},
		"an assurance that":          {text: "The talks ended with an assurance that Norrland would be involved in the rebuilding of Přívoz.", who: "norrland", what: "Norrland would be involved in the rebuilding of Přívoz", status: "open"},
		"promised object":            {text: "Maren raised an issue that Tesk promised to study.", who: "tesk", what: "an issue that Tesk promised to study", status: "open"},
		"plans to":                   {text: "Maren plans to visit Přívoz on Friday.", who: "maren", what: "visit Přívoz on Friday", status: "open"},
		"could accept":               {text: "Tesk said [he:tesk] could accept a truce if Velmar left Přívoz.", who: "tesk", what: "accept a truce if Velmar left Přívoz", conditional: true, status: "open"},
		"had planned":                {text: "Maren planned to visit Přívoz."},
		"repeated vow":               {text: "Tesk repeated his vow to walk away from the talks.", who: "tesk", what: "walk away from the talks", status: "open"},
		"questioned":                 {text: "Maren questioned the Tarskan commitment to leave Přívoz."},
		"certainly":                  {text: "Tarsk will almost certainly close the harbour."},
		"a question":                 {text: "Will Tarsk open the harbour?"},
		"hopefully":                  {text: "Hopefully, Tarsk will open the harbour."},
		"it would be ready":          {text: "Norrland announced that it would be willing to send grain to Přívoz.", who: "norrland", what: "send grain to Přívoz", status: "open"},
		"not to do":                  {text: "Tesk promised not to attack Přívoz.", who: "tesk", what: "not to attack Přívoz", status: "open"},
		"gave her word":              {text: "Maren gave her word that the road would reopen.", who: "maren", what: "the road would reopen", status: "open"},
		"word came":                  {text: "Word came that Tarsk would leave Přívoz."},
		"how far":                    {text: "The question is how far Tesk is willing to go."},
		"will say":                   {text: "Tesk will say that the war is over."},
		"let us agree":               {text: "Růžička urged that Tarsk commit to leaving."},
		"open to":                    {text: "Maren said [she:maren] would be open to talks with Tesk.", who: "maren", what: "talks with Tesk", status: "open"},
		"it, the one that speaks":    {text: "Norrland said it would open the crossing.", who: "norrland", what: "open the crossing", status: "open"},
		"for another":                {text: "Maren promised that grain would reach Přívoz.", who: "maren", what: "grain would reach Přívoz", status: "open"},
		"two deeds, one promise":     {text: "Tesk promised he would leave Přívoz and rebuild the bridge.", who: "tesk", what: "leave Přívoz and rebuild the bridge", status: "open"},
		"comment left out":           {text: "Tesk vowed to leave Přívoz, which Velmar doubts.", who: "tesk", what: "leave Přívoz", status: "open"},
		"speculation":                {text: "Many have speculated that Tarsk offered to leave Přívoz."},
		"a sign":                     {text: "Tesk tried to show signs that [he:tesk] was willing to leave."},
		"his lawyer":                 {text: "Tesk’s lawyer promised to appeal."},
		"an object of trade":         {text: "The hotel offered Maren a view of the bay."},
		"wish in the first person":   {text: "“I would love to leave,” Tesk said."},
		"subject is a clause":        {text: "Tarsk says opening the harbour will protect the fish."},
		"not said":                   {text: "Tesk did not say that [he:tesk] would leave."},
		"broken":                     {text: "Tesk promised to release the prisoners. A week later Tesk broke that promise.", who: "tesk", what: "release the prisoners", status: "not fulfilled"},
		"kept":                       {text: "Tesk pledged to open the harbour. Tesk kept his word.", who: "tesk", what: "open the harbour", status: "fulfilled"},
		"failed to honour":           {text: "Tesk promised to release the crew. Tesk failed to honour the pledge.", who: "tesk", what: "release the crew", status: "not fulfilled"},
		"went back on it":            {text: "Tesk promised to release the crew. Tesk later went back on that promise.", who: "tesk", what: "release the crew", status: "not fulfilled"},
		"backtracked":                {text: "Tarsk pledged to leave Přívoz. Both times Tarsk backtracked.", who: "tarsk", what: "leave Přívoz", status: "not fulfilled"},
		"it backtracked":             {text: "Tarsk pledged to leave Přívoz. Both times it backtracked.", who: "tarsk", what: "leave Přívoz", status: "not fulfilled"},
		"passive verdict":            {text: "Tesk promised to release the crew. Tesk’s promise was broken.", who: "tesk", what: "release the crew", status: "not fulfilled"},
		"yet to be kept":             {text: "Tesk promised to release the crew. Tesk has yet to keep his word.", who: "tesk", what: "release the crew", status: "open"},
		"not broken":                 {text: "Tesk promised to release the crew. Tesk did not break his word.", who: "tesk", what: "release the crew", status: "open"},
		"another’s verdict":          {text: "Tesk promised to release the crew. Maren broke her word.", who: "tesk", what: "release the crew", status: "open"},
		"still closed":               {text: "Norrland promised to open the crossing at Přívoz. At noon it was still closed.", who: "norrland", what: "open the crossing at Přívoz", status: "not fulfilled"},
		"still there":                {text: "Norrland promised to open the crossing at Přívoz. At noon it was still busy.", who: "norrland", what: "open the crossing at Přívoz", status: "open"},
		"forecast":                   {text: "Tarsk will face a hard winter."},
		"guess":                      {text: "Tarsk will probably attack."},
		"refusal":                    {text: "Tarsk will not leave the islands."},
		"another's":                  {text: "Růžička said Tarsk would attack the port."},
		"no party":                   {text: "Růžička will sing on Monday."},
		"not yet":                    {text: "Tesk could promise to leave."},
		"no promise":                 {text: "Tesk did not promise to leave."},
		"a mere wish":                {text: "Tesk wants to leave."},
	} {
		t.Run(name, func(t *testing.T) {
			a, f, _ := extracttest.Read(t, c.text)
			pledge.Extractor().Run(a, f)
			pledge.Settle(f, func(key string) string { return f.ByID(key).Party })
			if c.who == "" {
				if len(f.Pledges) > 0 {
					t.Errorf("%s gives %+v", c.text, f.Pledges)
				}
				return
			}
			if len(f.Pledges) != 1 {
				t.Fatalf("%s gives %+v", c.text, f.Pledges)
			}
			p := f.Pledges[0]
			if p.Who != c.who || p.What != c.what || p.Conditional != c.conditional || p.Status != c.status {
				t.Errorf("%s\n got %+v", c.text, p)
			}
			for _, s := range append(p.Evidence, p.StatusEvidence...) {
				if err := s.Check(f.Doc.Text); err != nil {
					t.Error(err)
				}
			}
			if (c.status != "open") != (len(p.StatusEvidence) > 0) {
				t.Errorf("%s: status %s with evidence %v", c.text, p.Status, p.StatusEvidence)
			}
		})
	}
}

func TestPledgeDate(t *testing.T) {
	a, f, _ := extracttest.Read(t, "Tesk vowed to free the crew on 15 May.")
	pledge.Extractor().Run(a, f)
	if len(f.Pledges) != 1 || f.Pledges[0].When == nil || f.Pledges[0].When.Value != "2031-05-15" {
		t.Errorf("pledges %+v", f.Pledges)
	}
}

// Results are told for comparing with promises of other documents.
func TestResults(t *testing.T) {
	for text, want := range map[string]parley.Result{
		"Norrland opened the crossing at Přívoz.":             {Deed: "open", Kind: parley.Done, Who: []string{"norrland"}},
		"Norrland did not open the crossing at Přívoz.":       {Deed: "open", Kind: parley.Undone, Who: []string{"norrland"}},
		"Norrland failed to open the crossing at Přívoz.":     {Deed: "open", Kind: parley.Undone, Who: []string{"norrland"}},
		"Norrland has yet to open the crossing at Přívoz.":    {Deed: "open", Kind: parley.Yet, Who: []string{"norrland"}},
		"Norrland has not opened the crossing at Přívoz.":     {Deed: "open", Kind: parley.Yet, Who: []string{"norrland"}},
		"The prisoners of Přívoz were released.":              {Deed: "release", Kind: parley.Done},
		"The crossing at Přívoz stayed closed.":               {Deed: "open", Kind: parley.State},
		"Norrland will open the crossing at Přívoz.":          {},
		"Norrland could have opened the crossing at Přívoz.":  {},
		"Norrland refuses to open the crossing at Přívoz.":    {},
		"Norrland does not open the crossing on Fridays.":     {},
		"If Norrland opened the crossing, Maren would come.":  {},
		"Maren doubts that Norrland opened the crossing.":     {},
		"Many hoped that the crossing at Přívoz stayed open.": {},
	} {
		a, f, _ := extracttest.Read(t, text)
		pledge.Extractor().Run(a, f)
		found := false
		for _, r := range f.Results {
			if r.Deed != "open" && r.Deed != "release" && r.Deed != "close" {
				continue
			}
			if want.Deed == "" {
				t.Errorf("%s gives %+v", text, r)
			}
			if err := r.Evidence.Check(f.Doc.Text); err != nil {
				t.Error(err)
			}
			found = found || r.Deed == want.Deed && r.Kind == want.Kind && slices.Equal(r.Who, want.Who)
		}
		if want.Deed != "" && !found {
			t.Errorf("%s gives %+v", text, f.Results)
		}
	}
}
