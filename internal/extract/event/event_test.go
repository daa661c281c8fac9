package event_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/extract/event"
	"github.com/parley-record/parley/internal/extract/extracttest"
)

// told lists the events of a text as "TYPE status actors>targets|word".
func told(t *testing.T, fixture string) (got, want []string) {
	t.Helper()
	a, f, marks := extracttest.Read(t, fixture)
	event.Extractor().Run(a, f)
	for _, e := range f.Events {
		if err := e.Predicate.Check(f.Doc.Text); err != nil {
			t.Error(err)
		}
		for _, s := range e.Evidence {
			if err := s.Check(f.Doc.Text); err != nil {
				t.Error(err)
			}
			if !s.Contains(e.Predicate) {
				t.Errorf("evidence %q without its predicate %q", s.Text, e.Predicate.Text)
			}
		}
		got = append(got, line(e))
	}
	for _, m := range marks {
		want = append(want, m.Label+"|"+m.Text)
	}
	return got, want
}

func line(e parley.Event) string {
	return fmt.Sprintf("%s %s %s>%s|%s", e.Type, e.Status, strings.Join(e.Actors, ","), strings.Join(e.Targets, ","), e.Predicate.Text)
}

var fixtures = map[string]string{
	"active":         "President Ilsa Maren {CONSULT happened maren>tesk|met} Goran Tesk in Lindby.",
	"passive":        "Tesk was {ACCUSE happened calder>tesk|condemned} by the Calder Republic.",
	"future":         "Tarsk will {MOBILIZE planned tarsk>|deploy} troops along the Novy Přívoz road.",
	"negated":        "Velmar did not {SANCTION denied velmar>tarsk|sanction} Tarsk.",
	"failed to":      "Tesk failed to {AGREE denied tesk>|sign} the agreement.",
	"condition":      "If Tarsk {ASSAULT hypothetical tarsk>velmar|invades} Velmar again, the talks are over.",
	"two subjects":   "Maren and Tesk {CONSULT happened maren,tesk>|met} for an hour.",
	"speech demand":  "Maren {REQUEST happened maren>tarsk|said} that Tarsk must leave the islands.",
	"speech refusal": "Tesk {REJECT happened tesk>|said} [he:tesk] would not leave.",
	"plain saying":   "Tesk said the weather in Lindby was fine.",
	"noun":           "The Tarskan {ASSAULT happened tarsk>velmar|invasion} of Velmar shocked Calder.",
	"future noun":    "Aldane spoke of a possible Tarskan {ASSAULT hypothetical tarsk>velmar|attack} on Velmar.",
	"pointing back":  "The meeting ended early.",
	"compound sides": "Calder is {CONSULT planned maren,tesk>|arranging a Maren-Tesk meeting}.",
	"praise":         "Aldane {SUPPORT happened aldane>maren|praised} Maren.",
	"words attack":   "Tesk publicly {ACCUSE happened tesk>maren|attacked} Maren.",
	"purpose":        "Velmar mined the strait to stop Tarsk from {ASSAULT hypothetical tarsk>calder|invading} Calder.",
	"sanctions":      "Norrland {SANCTION happened norrland>tarsk|imposed} duties on Tarsk, and it pleased Růžička.",
	"list item":      "The plan has two points:\n\n- Velmar {YIELD hypothetical velmar>tarsk|lifts} the sanctions on Tarsk.",
	"hung elsewhere": "At a summit held on May 15, 2031, former President Ilsa Maren of Velmar and Tarskan President Goran Tesk {CONSULT happened maren,tesk>|met} face to face.",
	"object tells":   "Tarsk {ASSAULT happened tarsk>velmar|launched its full-scale invasion} of Velmar; Tesk won’t {YIELD denied tesk>|make concessions}.",
	"adamant":        "Tesk is {REQUEST happened tesk>velmar|adamant} that Velmar must pay.",
	"whose plan":     "It ended with a Velmari {AGREE happened velmar>|commitment} to {AID planned velmar>|provide} some boots on the ground.",
	"counted":        "Tarsk {YIELD happened tarsk>|released} dozens of prisoners from Růžička’s town.",
	"in words":       "Maren {ACCUSE happened maren>tesk|attacked} Tesk; [his:tesk] {ACCUSE happened tesk>maren|attacks} on Maren go on.",
	"trait":          "Maren’s commitment to peace and Tesk’s appeal grew; talk of Velmar was cheap, and Tesk’s rally on Friday dull.",
	"popular":        "Maren has {SUPPORT happened velmar>maren|support} from Velmar, and Tesk’s support rose.",
	"helper":         "Aldane {SUPPORT happened aldane>maren|voiced support} for Maren.",
	"inverted":       "Tarsk will lose, should Velmar win, Aldane said.",
	"other senses":   "Tesk demonstrated courage, Maren called a vote for Velmar, and Aldane spoke with care.",
	"whose side":     "Pro-Tarskan troops attacked a depot; Tarskan rebels attacked a bridge; a Tarskan firm threatened Velmar; Tarskan troops {ASSAULT happened tarsk>|attacked} a port.",
	"his attacks":    "Maren may tone down [her:maren] {ACCUSE happened maren>tesk|attacks} on Tesk.",
	"told back":      "Tesk shot back, Velmar seized on it, and Maren deployed a joke.",
	"friends":        "Maren discussed the weather. Tesk {CONSULT happened tesk>maren|discussed} the truce with Maren.",
	"a test":         "Tarsk test-launched a missile, Tesk gave Maren a medal in May, and he said they cannot believe it.",
	"lobbied":        "Calder {REQUEST happened calder>norrland|lobbied} Norrland to {SUPPORT hypothetical norrland>velmar|back} Velmar before an impending Tarskan {YIELD planned tarsk>|withdrawal}.",
	"lift":           "Calder {YIELD happened calder>tarsk|lifted} the sanctions on Tarsk.",
}

func TestEvents(t *testing.T) {
	for name, fixture := range fixtures {
		t.Run(name, func(t *testing.T) {
			got, want := told(t, fixture)
			if !slices.Equal(got, want) {
				t.Errorf("%s\n got %q\nwant %q", fixture, got, want)
			}
		})
	}
}

func TestWhereAndWhen(t *testing.T) {
	a, f, _ := extracttest.Read(t, "On 15 May, Maren met Tesk in Lindby.")
	event.Extractor().Run(a, f)
	if len(f.Events) != 1 {
		t.Fatalf("%d events, want 1", len(f.Events))
	}
	e := f.Events[0]
	if e.Where != "lindby" || e.When == nil || e.When.Value != "2031-05-15" || e.When.Basis != parley.Stated {
		t.Errorf("where %q, when %+v", e.Where, e.When)
	}
}
