package clause

import (
	"strings"

	"github.com/parley-record/parley"
)

// Modal is the modal or future auxiliary of the verb at v in lower case
// ("will", "could" ...), that of the verb it is coordinated with where it has
// no auxiliary of its own, or "". "Going to" and "about to" read as "will".
func Modal(a *parley.Annotations, v int) string {
	for _, c := range a.Children(v) {
		if t := a.Tokens[c]; t.Dep == "aux" && t.Tag == "MD" {
			return modalForm(Text(a, int(c)))
		}
	}
	t := a.Tokens[v]
	switch {
	case t.Dep == "conj" && t.Tag == "VB" && IsVerb(a, t.Head) && a.Child(v, "nsubj", "nsubjpass", "aux") < 0:
		return Modal(a, t.Head)
	case t.Dep == "xcomp" && (a.Tokens[t.Head].Text == "going" || Text(a, t.Head) == "about"):
		return "will"
	}
	return ""
}

func modalForm(s string) string {
	switch s {
	case "'ll", "’ll", "wo", "shall":
		return "will"
	case "'d", "’d":
		return "would"
	case "ca":
		return "can"
	}
	return s
}

// Negated reports whether the verb or noun at i is negated where it stands:
// not, never, no longer; or "no" with the noun, with its subject or object.
func Negated(a *parley.Annotations, i int) bool {
	for _, c := range a.Children(i) {
		t := a.Tokens[c]
		w := Text(a, int(c))
		switch {
		case t.Dep == "neg", w == "never", w == "longer" && int(c) > 0 && Text(a, int(c)-1) == "no":
			return true
		case (t.Dep == "det" || t.Dep == "neg") && (w == "no" || w == "neither"):
			return true
		case t.Dep == "preconj" && w == "neither":
			return true
		case IsVerb(a, i) && (t.Dep == "dobj" || t.Dep == "nsubj" || t.Dep == "nsubjpass" || t.Dep == "attr") && hasNo(a, int(c)):
			return true
		}
	}
	t := a.Tokens[i]
	if t.Dep == "conj" && IsVerb(a, i) && IsVerb(a, t.Head) && a.Child(i, "nsubj", "nsubjpass", "aux") < 0 && Text(a, i-1) == "or" {
		return Negated(a, t.Head)
	}
	return false
}

func hasNo(a *parley.Annotations, i int) bool {
	if w := Text(a, i); w == "nothing" || w == "nobody" || w == "none" || w == "neither" {
		return true
	}
	for _, c := range a.Children(i) {
		if w := Text(a, int(c)); w == "neither" || (a.Tokens[c].Dep == "det" || a.Tokens[c].Dep == "neg") && w == "no" {
			return true
		}
	}
	return false
}

// Status says how the text tells what the verb or event noun at i names:
// as done, as planned, as possible (wished, feared, conditional), or as not
// done. Reported speech doesn't make a deed doubtful.
func Status(a *parley.Annotations, i int) parley.Status {
	if IsVerb(a, i) {
		return verbStatus(a, i, 0)
	}
	return nounStatus(a, i, 0)
}

const deepest = 6 // levels of governing words that are asked

func verbStatus(a *parley.Annotations, v, depth int) parley.Status {
	negated := Negated(a, v)
	own := parley.Happened
	switch Modal(a, v) {
	case "will":
		own = parley.Planned
	case "would":
		own = wouldStatus(a, v)
	case "could", "might", "may", "should", "must", "can", "ought":
		own = parley.Hypothetical
	}
	if own == parley.Happened && a.Tokens[v].Tag == "VB" && a.Tokens[v].Dep != "ROOT" && a.Child(v, "nsubj") >= 0 && a.Child(v, "aux") < 0 {
		own = parley.Hypothetical // insisted that he meet her
	}
	if own == parley.Happened && listed(a, v) {
		own = parley.Hypothetical
	}
	if own == parley.Happened {
		own = fromAbove(a, v, depth)
	}
	if conditional(a, v) && own != parley.Denied {
		own = parley.Hypothetical
	}
	if !negated {
		return own
	}
	if own == parley.Denied || own == parley.Happened && untilThen(a, v) {
		return parley.Happened // never failed to meet, did not meet until May
	}
	return parley.Denied
}

// untilThen reports whether the clause of the verb at v says until when it was
// not so.
func untilThen(a *parley.Annotations, v int) bool {
	for _, c := range a.Children(v) {
		if int(c) > v && a.Tokens[c].Dep == "prep" && (Text(a, int(c)) == "until" || Text(a, int(c)) == "till") {
			return true
		}
	}
	return false
}

// listed reports whether the verb at v heads an item of a list in the present
// tense: a term or principle set out, not a report.
func listed(a *parley.Annotations, v int) bool {
	t := a.Tokens[v]
	if t.Dep != "ROOT" || t.Tag != "VBZ" && t.Tag != "VBP" {
		return false
	}
	first := a.Tokens[a.Sentences[t.Sent].First]
	if bullet(first.Text) {
		return true
	}
	line := strings.TrimRight(a.Doc.Text[:first.Start], " \t\u00a0")
	line = line[strings.LastIndexByte(line, '\n')+1:]
	return bullet(strings.TrimSpace(line))
}

func bullet(s string) bool { return s == "-" || s == "–" || s == "•" || s == "*" }

// wouldStatus tells the future in the past (said he would meet her) from the
// conditional (would have met her, if ...).
func wouldStatus(a *parley.Annotations, v int) parley.Status {
	for _, c := range a.Children(v) {
		if a.Tokens[c].Dep == "aux" && Text(a, int(c)) == "have" {
			return parley.Hypothetical
		}
		if a.Tokens[c].Dep == "advcl" && conditional(a, int(c)) {
			return parley.Hypothetical
		}
	}
	t := a.Tokens[v]
	if (t.Dep == "ccomp" || t.Dep == "conj" && a.Tokens[t.Head].Dep == "ccomp") && IsVerb(a, t.Head) {
		return parley.Planned
	}
	return parley.Hypothetical
}

// conditional reports whether the verb at v heads a condition: if, unless,
// were it to, had it.
func conditional(a *parley.Annotations, v int) bool {
	for _, c := range a.Children(v) {
		switch w := Text(a, int(c)); {
		case a.Tokens[c].Dep == "mark" && (w == "if" || w == "unless" || w == "whether" || w == "lest"):
			return true
		case a.Tokens[c].Dep == "aux" && w == "were":
			return true
		}
	}
	return false
}

// fromAbove is the status that the words above v lend it.
func fromAbove(a *parley.Annotations, v, depth int) parley.Status {
	t := a.Tokens[v]
	if depth > deepest || t.Head == v {
		return parley.Happened
	}
	h := t.Head
	switch t.Dep {
	case "csubj", "csubjpass":
		if t.Tag == "VBG" && a.Child(v, "nsubj") >= 0 {
			return parley.Happened // those leaving the talks were tired
		}
		return parley.Hypothetical
	case "xcomp", "ccomp", "advcl", "acl", "pcomp", "dep", "oprd":
	case "relcl":
		if !infinitive(a, v) {
			return parley.Happened
		}
	case "conj":
		if a.Child(v, "nsubj", "nsubjpass") >= 0 {
			return parley.Happened
		}
		if IsVerb(a, h) {
			if Modal(a, h) != "" && a.Child(v, "aux") >= 0 {
				return parley.Happened
			}
			return positive(verbStatus(a, h, depth+1), Negated(a, h))
		}
		return parley.Happened
	default:
		return parley.Happened
	}
	if t.Dep == "pcomp" { // from leading, of ending, without saying
		switch prep := Text(a, h); {
		case prep == "without" || prep == "instead" || prep == "than" && h > 0 && Text(a, h-1) == "rather":
			return parley.Denied
		case prep == "against":
			return parley.Hypothetical
		}
		prep := Text(a, h)
		h = a.Tokens[h].Head
		if (prep == "after" || prep == "before" || prep == "while" || prep == "upon" || prep == "despite") && IsVerb(a, h) {
			if s := verbStatus(a, h, depth+1); s != parley.Denied {
				return s // after meeting her he proposed a truce
			}
			return parley.Happened
		}
		return governed(a, v, h, depth, true)
	}
	switch {
	case t.Dep == "advcl" && infinitive(a, v) && travelling[a.Tokens[h].Lemma] && !Negated(a, h):
		return parley.Planned // is flying to Lindby to meet Tesk
	case t.Dep == "advcl" && infinitive(a, v) && sending[a.Tokens[h].Lemma] && a.Child(h, "dobj") >= 0:
		return governed(a, v, h, depth, true) // dispatched her to meet Tesk
	case t.Dep == "advcl" && infinitive(a, v):
		return parley.Hypothetical // did it to gain time
	case t.Dep == "advcl" && sequel[t.Lemma] && a.Child(v, "nsubj", "nsubjpass") < 0:
		return verbStatus(a, h, depth+1) // will meet, followed by a call
	case t.Dep == "advcl" && opensTime(a, v, t.Tag == "VBZ" || t.Tag == "VBP"):
		return atTheTimeOf(a, v, h, depth)
	case t.Dep == "advcl":
		return parley.Happened
	case (t.Dep == "acl" || t.Dep == "relcl") && infinitive(a, v) && a.Child(v, "auxpass") >= 0:
		return parley.Planned // a meeting to be followed by a call
	}
	return governed(a, v, h, depth, infinitive(a, v) || t.Dep == "xcomp")
}

// layingGround reports whether the verb at v has groundwork for its object.
func layingGround(a *parley.Annotations, v int) bool {
	o := a.Child(v, "dobj")
	return o >= 0 && groundwork[strings.ToLower(a.Tokens[o].Lemma)]
}

// opensTime reports whether the clause of the verb at v says when something
// else happens, so that it is as real as that is: before or until it, and in
// the present tense also when, once or after it.
func opensTime(a *parley.Annotations, v int, present bool) bool {
	for _, c := range a.Children(v) {
		if d := a.Tokens[c].Dep; d != "mark" && d != "advmod" {
			continue
		}
		switch Text(a, int(c)) {
		case "before", "until", "till":
			return true
		case "when", "once", "after", "whenever":
			return present
		}
	}
	return false
}

// atTheTimeOf is the status of the verb at v in a clause of time below that of
// the verb at h: to come where that is, left open where that is, and never done
// in the present tense (before she agrees, when the leaders meet).
func atTheTimeOf(a *parley.Annotations, v, h, depth int) parley.Status {
	above := parley.Happened
	if IsVerb(a, h) {
		above = verbStatus(a, h, depth+1)
	}
	switch {
	case above == parley.Planned:
		return parley.Planned
	case above == parley.Hypothetical || a.Tokens[v].Tag != "VBD":
		return parley.Hypothetical
	}
	return parley.Happened
}

// governed is the status of the verb at v under the governing word at h.
func governed(a *parley.Annotations, v, h, depth int, weak bool) parley.Status {
	lemma := strings.ToLower(a.Tokens[h].Lemma)
	switch {
	case (undone[lemma] || calledOff(a, h)) && weak:
		switch {
		case Negated(a, h) && unwilling[lemma]:
			return parley.Hypothetical // hasn't refused to
		case Negated(a, h):
			return parley.Happened // didn't fail to
		case IsVerb(a, h) && verbStatus(a, h, depth+1) == parley.Hypothetical:
			return parley.Hypothetical // to prevent them from leaving
		}
		return parley.Denied
	case intended[lemma]:
		if Negated(a, h) {
			return parley.Denied
		}
		return parley.Planned
	case wished[lemma]:
		return parley.Hypothetical
	case lemma == "have" && infinitive(a, v):
		return parley.Hypothetical // has to
	case achieved[lemma] || aspectual[lemma]:
		if IsVerb(a, h) {
			return verbStatus(a, h, depth+1)
		}
	}
	if weak && a.Tokens[v].Dep != "ccomp" {
		if !IsVerb(a, h) {
			return parley.Hypothetical // a plan to, ready to, the chance of doing
		}
		if s := verbStatus(a, h, depth+1); s == parley.Planned || s == parley.Hypothetical {
			return s // would be honoured to meet, will travel to meet
		}
	}
	return parley.Happened
}

func positive(s parley.Status, negated bool) parley.Status {
	if s == parley.Denied && negated {
		return parley.Happened // not this but that
	}
	return s
}

func infinitive(a *parley.Annotations, v int) bool {
	for _, c := range a.Children(v) {
		if a.Tokens[c].Tag == "TO" {
			return true
		}
	}
	t := a.Tokens[v]
	return t.Dep == "conj" && t.Tag == "VB" && a.Child(v, "nsubj", "aux") < 0 && IsVerb(a, t.Head) && infinitive(a, t.Head)
}

func nounStatus(a *parley.Annotations, i, depth int) parley.Status {
	if Negated(a, i) {
		return parley.Denied
	}
	for _, c := range a.Children(i) {
		w := Text(a, int(c))
		switch a.Tokens[c].Dep {
		case "amod", "compound", "nmod":
			if s, ok := ofAdjective[w]; ok {
				return s
			}
		case "det":
			if w == "any" {
				return parley.Hypothetical
			}
		}
	}
	t := a.Tokens[i]
	h := t.Head
	if depth > deepest || h == i {
		return parley.Happened
	}
	if v := tookPlace(a, i); v >= 0 {
		return verbStatus(a, v, depth+1) // asked for a meeting, which took place on Friday
	}
	switch t.Dep {
	case "conj":
		if !IsVerb(a, h) {
			return nounStatus(a, h, depth+1)
		}
	case "dobj", "nsubjpass", "nsubj", "attr", "dative", "oprd", "appos":
		if !IsVerb(a, h) {
			return parley.Happened
		}
		lemma := strings.ToLower(a.Tokens[h].Lemma)
		switch {
		case t.Dep == "nsubj" && (undone[lemma] || cancelled[lemma]):
			if x := a.Child(h, "xcomp"); x >= 0 && occurring[strings.ToLower(a.Tokens[x].Lemma)] && !Negated(a, h) {
				return parley.Denied // the talks failed to take place
			}
			if s := verbStatus(a, h, depth+1); s != parley.Denied {
				return s // the meeting on Friday will probably fail
			}
			return parley.Happened // failed to bring peace
		case undone[lemma] && !halted[lemma] || cancelled[lemma] || calledOff(a, h):
			if Negated(a, h) {
				return parley.Happened
			}
			if IsVerb(a, h) && verbStatus(a, h, depth+1) == parley.Hypothetical {
				return mayFallThrough(a, h)
			}
			return parley.Denied
		case t.Dep != "nsubj" && (intended[lemma] || lemma == "announce"):
			return parley.Planned
		case t.Dep == "nsubjpass" && lemma == "aim":
			return parley.Happened // the meeting was aimed at a truce
		case t.Dep != "nsubj" && wished[lemma]:
			return parley.Hypothetical
		}
		if x := toTakePlace(a, h); x >= 0 && t.Dep != "dobj" {
			return verbStatus(a, x, depth+1) // is due to be held in May
		}
		s := verbStatus(a, h, depth+1)
		if s == parley.Denied && takenForGranted(a, i, h) {
			return parley.Happened
		}
		return s
	case "pobj":
		if a.Tokens[h].Dep == "agent" {
			return verbStatus(a, a.Tokens[h].Head, depth+1)
		}
		return afterPreposition(a, i, h, depth)
	}
	return parley.Happened
}

// afterPreposition is the status of the noun at i behind the preposition at p.
func afterPreposition(a *parley.Annotations, i, p, depth int) parley.Status {
	word := Text(a, p)
	if word == "without" || word == "despite" && Negated(a, i) {
		return parley.Denied
	}
	above := a.Tokens[p].Head
	lemma := strings.ToLower(a.Tokens[above].Lemma)
	switch {
	case word == "of" && measure[lemma] && depth < deepest:
		return nounStatus(a, above, depth+1) // months of talks
	case (word == "of" || word == "about" && (!IsVerb(a, above) || infinitive(a, above))) && possible[lemma], word == "for" && (wished[lemma] || possible[lemma] || intended[lemma]),
		word == "about" && lemma == "optimism", word == "against":
		return parley.Hypothetical
	case word == "to" && intended[lemma], word == "for" && (groundwork[lemma] || layingGround(a, above)):
		return parley.Planned
	case word == "to" && (wished[lemma] || unsure[lemma]):
		return parley.Hypothetical
	case IsVerb(a, above) && (word == "to" || word == "on" || word == "with" || word == "for") && depth < deepest:
		if undone[lemma] {
			return parley.Denied
		}
		s := verbStatus(a, above, depth+1)
		if s == parley.Denied && takenForGranted(a, i, above) {
			return parley.Happened // was not based on his talks with her
		}
		return s
	case (word == "in" || word == "during") && (IsVerb(a, above) || a.Tokens[above].Pos == "ADJ") && a.Child(i, "det", "poss") < 0 && depth < deepest:
		v := above
		if !IsVerb(a, v) {
			v = Governor(a, above)
		}
		if v < 0 {
			break
		}
		if s := verbStatus(a, v, depth+1); s != parley.Denied {
			return s // promised to be neutral in talks
		}
	case IsVerb(a, above) && (word == "within" || word == "in" || word == "through" || word == "via" || word == "at") && depth < deepest && a.Child(i, "det") >= 0 && Text(a, a.Child(i, "det")) == "a":
		if s := verbStatus(a, above, depth+1); s == parley.Planned || s == parley.Hypothetical {
			return s
		}
	}
	return parley.Happened
}
