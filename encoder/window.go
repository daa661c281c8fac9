package encoder

// Window is a run of words, text.Words[First:Last], that fits into one input.
type Window struct{ First, Last int }

// Windows cuts a text that is too long for one input into windows of at most
// room pieces (leave two for [CLS] and [SEP]). Each window but the first starts
// at the earliest word that shares at most overlap pieces with the one before,
// and at least one word later than that. A word longer than room has a window of
// its own. Every word is in a window; none without words.
func Windows(words []Word, room, overlap int) []Window {
	var out []Window
	for first := 0; first < len(words); {
		last, used := first, 0
		for last < len(words) && (last == first || used+words[last].pieces() <= room) {
			used += words[last].pieces()
			last++
		}
		out = append(out, Window{first, last})
		if last == len(words) {
			break
		}
		next, shared := last, 0
		for next-1 > first && shared+words[next-1].pieces() <= overlap {
			next--
			shared += words[next].pieces()
		}
		first = next
	}
	return out
}

func (w Word) pieces() int { return int(w.Last - w.First) }
