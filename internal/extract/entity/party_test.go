package entity_test

import (
	"strings"
	"testing"

	"github.com/parley-record/parley"
)

// TestParties checks whose party the report says somebody is of, and that what
// only stands beside a name gives none.
func TestParties(t *testing.T) {
	for what, s := range map[string]struct{ text, want string }{
		"an office":                  {`Velmari President Ilsa Maren left.`, "Ilsa Maren=VEL"},
		"an apposition":              {`Ilsa Maren, the president of Velmar, left.`, "Ilsa Maren=VEL"},
		"a genitive":                 {`Velmar’s foreign minister, Zdenka Hořáková, left.`, "Zdenka Hořáková=VEL"},
		"of after the name":          {`President Goran Tesk of Tarsk left.`, "Goran Tesk=TAR"},
		"a country of two":           {`The Tarskan ambassador to Velmar, Henrik Aldane, left.`, "Henrik Aldane=TAR"},
		"where an ambassador goes":   {`Henrik Aldane, ambassador to Tarsk, said no.`, "Henrik Aldane="},
		"what an expert knows":       {`Henrik Aldane, director for Tarsk at the Sund Institute, said no.`, "Henrik Aldane="},
		"where an envoy works":       {`Henrik Aldane, the special envoy for Tarsk, said no.`, "Henrik Aldane="},
		"whose enemy":                {`Pavel Orsk, leader of the Tarsk-backed militia, said no.`, "Pavel Orsk="},
		"installed by another":       {`The Tarskan-installed governor, Pavel Orsk, said no.`, "Pavel Orsk="},
		"born there":                 {`Tarskan-born minister Pavel Orsk said no.`, "Pavel Orsk="},
		"pro":                        {`The pro-Tarskan governor Pavel Orsk said no.`, "Pavel Orsk="},
		"a trade":                    {`Tarskan journalist Pavel Orsk said no.`, "Pavel Orsk="},
		"a company's":                {`Pavel Orsk, chairman of the Tarskan American Society, said no.`, "Pavel Orsk="},
		"a militia's":                {`Tarskan rebel commander Pavel Orsk said no.`, "Pavel Orsk="},
		"a region's list":            {`Pavel Orsk, leader of a European-banned movement, said no.`, "Pavel Orsk="},
		"a verb's object":            {`Ilsa Maren warned President Goran Tesk of Velmar’s anger.`, "Goran Tesk="},
		"another's description":      {`President Ilsa Maren welcomed her guests on Monday. The Tarskan president smiled.`, "Ilsa Maren="},
		"an ambassador nobody named": {`Pavel Orsk, the special ambassador of the United Nations, left. The Tarskan ambassador said no.`, "Pavel Orsk="},
		"a heading run into a name":  {`They signal a new deal to constrain Tarsk President Maren welcomed the envoy on Monday.`, "Maren="},
		"another's, said twice":      {`President Ilsa Maren spoke on Monday. The Tarskan leader smiled. On Tuesday the Tarskan leader left.`, "Ilsa Maren="},
		"what an adviser deals with": {`Tarsk adviser Pavel Orsk and Tarsk envoy Mika Aho said no.`, "Pavel Orsk=; Mika Aho="},
		"a bare name":                {`Tarsk President Goran Tesk said no.`, "Goran Tesk=TAR"},
		"experts on a country":       {`Tarsk experts said no.`, "Tarsk experts="},
		"citizens":                   {`Tarskan citizens said no.`, "Tarskan citizens="},
		"another body's ambassador":  {`Pavel Orsk, the Velmari ambassador, left. He spoke to Mika Aho, director for Tarsk at the Tarskan Foreign Ministry.`, "Pavel Orsk=VEL; Mika Aho=TAR"},
		"of two countries":           {`Velmari-Tarskan envoy Pavel Orsk said no.`, "Pavel Orsk="},
		"a country's own":            {`Tarsk’s Goran Tesk said no.`, "Goran Tesk=TAR"},
		"a diplomat":                 {`Tarskan diplomat Pavel Orsk said no.`, "Pavel Orsk=TAR"},
		"a host":                     {`President Ilsa Maren, hosted by the Tarskan president Goran Tesk, left.`, "Ilsa Maren=; Goran Tesk=TAR"},
		"the king who met":           {`The King of Calder Republic met Pavel Orsk in Port Velm.`, "Pavel Orsk="},
		"two offices now":            {`Velmari Foreign Minister Pavel Orsk left. Tarskan Foreign Minister Pavel Orsk said no.`, "Pavel Orsk="},
		"one office dominates":       {`Velmari Foreign Minister Pavel Orsk left. Velmari Minister Orsk smiled. Velmari Foreign Minister Orsk sat. Tarskan Foreign Minister Pavel Orsk said no.`, "Pavel Orsk=VEL"},
		"a former office yields":     {`Pavel Orsk, the former Velmari minister, left. Tarskan Foreign Minister Pavel Orsk said no.`, "Pavel Orsk=TAR"},
		"a king and his namesake":    {`Tarskan President Pavel Orsk left. King Orsk of Calder Republic said no.`, "Pavel Orsk=TAR; Orsk=CAL"},
		"a king named by a surname":  {`Pavel Orsk said no. King Orsk of Calder Republic left.`, "Pavel Orsk=; Orsk=CAL"},
		"a state's body":             {`The Tarskan Foreign Ministry said no.`, "Tarskan Foreign Ministry=TAR"},
		"its news agency":            {`The Tarskan News Agency said no.`, "Tarskan News Agency="},
		"an armed group":             {`The Tarskan Liberation Army and the Tarskan Army said no.`, "Tarskan Liberation Army=; Tarskan Army=TAR"},
		"his father-in-law's":        {`Victor Pintsk, a steel magnate whose father-in-law, Leonid Kutsma, was president of Tarsk from 1994 to 2005, has directed between $10 million and $25 million to the foundation.`, "Victor Pintsk="},
		"who speaks for it":          {`Pavel Orsk, a spokesman for the Tarskan government, said no.`, "Pavel Orsk=TAR"},
		"who speaks for a ministry":  {`Pavel Orsk, spokesman for Tarsk’s foreign ministry, said no.`, "Pavel Orsk=TAR"},
		"an aide":                    {`Pavel Orsk, an aide to Tarskan President Goran Tesk, said no.`, "Pavel Orsk=TAR; Goran Tesk=TAR"},
		"who advises on it":          {`Pavel Orsk, an adviser to firms in Tarsk, said no.`, "Pavel Orsk="},
		"a visitor":                  {`Foreign Minister Pavel Orsk, on a visit to Tarsk, told Tarskan television no.`, "Pavel Orsk="},
		"a held province's":          {`Pavel Orsk, governor of the Tarskan-held province, said no.`, "Pavel Orsk="},
		"commander abroad":           {`Pavel Orsk, the commander of troops in Tarsk, said no.`, "Pavel Orsk="},
		"two beside each other":      {`Velmari and Tarskan foreign ministers Pavel Orsk and Mika Aho met.`, "Pavel Orsk="},
		"a chamber's president":      {`Pavel Orsk, president of the Tarsk Hispanic Chamber of Commerce, said no.`, "Pavel Orsk="},
		"head of its assembly":       {`Pavel Orsk, president of Tarsk’s National Assembly, said no.`, "Pavel Orsk=TAR"},
		"allies":                     {`Tarskan allies said no.`, "Tarskan allies="},
		"a club":                     {`The Tarskan American National Foundation said no.`, "Tarskan American National Foundation="},
		"exiles":                     {`Two Tarskan exile leaders said no.`, "Two Tarskan exile leaders="},
		"rebels":                     {`Tarskan rebels said no.`, "Tarskan rebels="},
		"officials":                  {`Tarskan officials said no.`, "Tarskan officials=TAR"},
		"a people of more countries": {`Central Americans said no.`, "Central Americans="},
	} {
		t.Run(what, func(t *testing.T) {
			got := map[string]string{}
			for _, e := range read(t, s.text).Entities {
				if e.Type == parley.Person || e.Type == parley.Org || e.Type == parley.Group {
					got[e.Name] = e.Party + "/" + e.Country
				}
			}
			for _, want := range strings.Split(s.want, "; ") {
				who, party, _ := strings.Cut(want, "=")
				if have, ok := got[who]; !ok || have != party+"/"+party {
					t.Errorf("want %q, got %v", want, got)
				}
			}
		})
	}
}

// TestBackedGovernment checks that whom a country only backs isn't its government.
func TestBackedGovernment(t *testing.T) {
	for _, e := range read(t, `The Tarsk-backed administration and the pro-Tarskan government said no. They like Mr. Orsk’s Tarskan side.`).Entities {
		if e.Type == parley.Org {
			t.Errorf("%s is taken for a government of %q", e.Name, e.Country)
		}
	}
}
