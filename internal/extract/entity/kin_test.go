package entity_test

import (
	"slices"
	"testing"

	"github.com/parley-record/parley"
)

// people are the names by which a report calls each person, pronouns left out.
func people(f *parley.Findings) map[string][]string {
	out := map[string][]string{}
	for _, e := range f.Entities {
		if e.Type != parley.Person {
			continue
		}
		for _, m := range e.Mentions {
			if m.Kind == parley.NameMention {
				out[e.Name] = append(out[e.Name], m.Span.Text)
			}
		}
	}
	return out
}

func TestFamiliesAreToldApart(t *testing.T) {
	for what, c := range map[string]struct {
		text, who string
		want      []string
	}{
		"a title of her own":      {"Mrs. Holm left early. Her husband, former President Goran Holm, stayed. Mrs. Holm had said so.", "Goran Holm", []string{"Goran Holm"}},
		"an office of her own":    {"Secretary Anna Holm left. Former President Goran Holm stayed. Secretary Holm had said so.", "Anna Holm", []string{"Anna Holm", "Holm"}},
		"named in passing":        {"Goran Holm met Aldane. Goran Holm smiled. Aldane once worked for a friend of Anna Holm. On Friday Aldane told Holm so.", "Goran Holm", []string{"Goran Holm", "Goran Holm", "Holm"}},
		"named as the subject":    {"Goran Holm met Aldane. Goran Holm smiled. Anna Holm was there. Later Holm left.", "Anna Holm", []string{"Anna Holm", "Holm"}},
		"father and son":          {"Goran Tesk spoke. Goran Tesk Jr. listened.", "Goran Tesk Jr.", []string{"Goran Tesk Jr."}},
		"one man with Jr.":        {"Eric H. Holm Jr. spoke. Eric Holm left.", "Eric H. Holm Jr.", []string{"Eric H. Holm Jr.", "Eric Holm"}},
		"a president and his son": {"President Tesk spoke. His son Goran Tesk Jr. listened. Tesk left.", "Tesk", []string{"Tesk", "Tesk"}},
		"a king of that surname":  {"Goran Holm spoke. After talks with King Holm of Calder, Aldane left.", "Goran Holm", []string{"Goran Holm"}},
		"Jr. after a comma":       {"Goran Tesk spoke. Goran Tesk, Jr., listened.", "Goran Tesk", []string{"Goran Tesk"}},
		"a wife by her own name":  {"Saeed Holm is held in Tarsk. Aldane wrote to Naghmeh Holm on Friday.", "Saeed Holm", []string{"Saeed Holm"}},
		"another office":          {"Voters know Secretary Holm. President Goran Holm stayed. Secretary Holm left.", "Goran Holm", []string{"Goran Holm"}},
		"a surname like a region": {"Cornel West spoke in Åsund. West landed a dig at Tesk.", "Cornel West", []string{"Cornel West", "West"}},
		"the same office, short":  {"Sen. Goran Holm spoke. Senator Holm left.", "Goran Holm", []string{"Goran Holm", "Holm"}},
		"second names":            {"George W. Holm spoke. George H. W. Holm listened.", "George W. Holm", []string{"George W. Holm"}},
		"surname first":           {"Tarskan leader Kim Jae-ok spoke. Kim left with Kim Jae-un.", "Kim Jae-ok", []string{"Kim Jae-ok", "Kim"}},
	} {
		t.Run(what, func(t *testing.T) {
			if got := people(read(t, c.text)); !slices.Equal(got[c.who], c.want) {
				t.Errorf("%s\n got %q\nwant %s: %q", c.text, got, c.who, c.want)
			}
		})
	}
}

func TestTypesByTheWordsAround(t *testing.T) {
	for what, c := range map[string]struct {
		text, name string
		want       parley.EntityType
	}{
		"a law":             {"The Religious Freedom Restoration Act was signed into law.", "Religious Freedom Restoration Act", parley.OtherE},
		"a person by title": {"It may be a ploy to ensure President Marsh meets with Tesk. Marsh left.", "Marsh", parley.Person},
		"a city":            {"Maren met leaders in Ho Chi Minh City.", "Ho Chi Minh City", parley.Place},
		"no party of ours":  {"Mr. Bartels is a member of the Social Democratic Party in Berlin.", "Social Democratic Party", parley.Org},
		"in a body's name":  {"An expert at the Washington Institute for Near East Policy spoke.", "Washington", parley.Place},
		"a firm of two":     {"Hewlett-Packard grew. Walter Hewlett, whose firm Hewlett-Packard is, left.", "Hewlett-Packard", parley.Org},
		"a centre":          {"They met at the Center for American Progress.", "Center for American Progress", parley.Org},
		"the north":         {"North Korea and Tarsk met. Envoys of the North arrived in Åsund.", "North Korea", parley.Country},
	} {
		t.Run(what, func(t *testing.T) {
			f := read(t, c.text)
			if e := find(t, f, c.name, c.want); e == nil {
				t.Errorf("%s: no %s %s", c.text, c.want, c.name)
			}
		})
	}
	f := read(t, "North Korea and Tarsk met. Envoys of the North arrived in Åsund.")
	if e := find(t, f, "North Korea", parley.Country); len(e.Mentions) != 2 {
		t.Errorf("the North is not North Korea: %+v", e.Mentions)
	}
}
