package parley

// Agenda is the data by which positions are found: the parties, the issues,
// and the words that point to each. It comes from a YAML file that a user can
// copy and edit.
type Agenda struct {
	Name    string        `yaml:"name"`
	Parties []AgendaParty `yaml:"parties"`
	Issues  []AgendaIssue `yaml:"issues"`
}

// AgendaParty is a party that isn't a single country, or one with wordings of
// its own. Countries of the world need no entry: their key is the ISO 3166-1
// alpha-3 code. A country that no list knows (an invented one, a region that
// speaks for itself) becomes a party by its entry here.
type AgendaParty struct {
	Key   string   `yaml:"key"`
	Name  string   `yaml:"name"`
	Names []string `yaml:"names"` // wordings that stand for it, lower case
	// Demonyms are its adjectives and the names of its people, lower case.
	Demonyms []string `yaml:"demonyms"`
	// Capitals are places whose name can stand for its government, lower case.
	Capitals []string `yaml:"capitals"`
	// Metonyms are houses, offices and the like that stand for its government,
	// lower case.
	Metonyms []string `yaml:"metonyms"`
	// Country is true when the party is one country rather than a bloc.
	Country bool `yaml:"country"`
	// Countries are the codes of the countries that make up the party.
	Countries []string `yaml:"countries"`
}

// AgendaIssue is one matter under negotiation.
type AgendaIssue struct {
	Key  string `yaml:"key"`
	Name string `yaml:"name"`
	// Terms point to the issue: lemmas in lower case, several words meaning
	// that all stand in the clause in this order with at most three words
	// between.
	Terms []string `yaml:"terms"`
	// Not are terms that rule the issue out.
	Not []string `yaml:"not"`
}

// Has reports whether the agenda has an issue with the key.
func (a *Agenda) Has(key string) bool {
	for _, i := range a.Issues {
		if i.Key == key {
			return true
		}
	}
	return false
}
