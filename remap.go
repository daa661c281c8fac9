package parley

// Remap replaces every reference to an entity in f by what to returns for it.
// Values that name no entity (AuthorSource, "") are left alone; a reference
// that to answers with "" becomes empty or, in a list, is dropped.
func (f *Findings) Remap(to func(key string) string) {
	one := func(key *string) {
		if *key != "" && *key != AuthorSource && *key != UnspecifiedSource {
			*key = to(*key)
		}
	}
	all := func(keys []string) []string {
		kept := keys[:0]
		seen := map[string]bool{}
		for _, k := range keys {
			one(&k)
			if k != "" && !seen[k] {
				seen[k] = true
				kept = append(kept, k)
			}
		}
		return kept
	}
	for i := range f.Entities {
		one(&f.Entities[i].ID)
		f.Entities[i].Members = all(f.Entities[i].Members)
	}
	for i := range f.Quotes {
		one(&f.Quotes[i].Speaker)
		one(&f.Quotes[i].Addressee)
		f.Quotes[i].Speakers = several(all(f.Quotes[i].Speakers))
	}
	for i := range f.Statements {
		one(&f.Statements[i].Source)
		f.Statements[i].Chain = all(f.Statements[i].Chain)
		f.Statements[i].Sources = several(all(f.Statements[i].Sources))
	}
	for i := range f.Events {
		f.Events[i].Actors = all(f.Events[i].Actors)
		f.Events[i].Targets = all(f.Events[i].Targets)
		one(&f.Events[i].Where)
	}
	for i := range f.Meetings {
		f.Meetings[i].Participants = all(f.Meetings[i].Participants)
		f.Meetings[i].Others = all(f.Meetings[i].Others)
	}
	for i := range f.Positions {
		one(&f.Positions[i].Holder)
		one(&f.Positions[i].SaidBy.Name)
		one(&f.Positions[i].SaidBy.Via)
	}
	for i := range f.Shifts {
		one(&f.Shifts[i].Holder)
	}
	for i := range f.Pledges {
		one(&f.Pledges[i].Who)
	}
	for i := range f.Forecasts {
		one(&f.Forecasts[i].Who)
	}
	for i := range f.Results {
		f.Results[i].Who = all(f.Results[i].Who)
	}
}

// several is a list of at least two, or nil: two mentions may have turned out to
// be one.
func several(keys []string) []string {
	if len(keys) < 2 {
		return nil
	}
	return keys
}
