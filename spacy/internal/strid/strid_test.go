package strid

import "testing"

func TestOf(t *testing.T) {
	for s, want := range map[string]uint64{
		"": 0, "apple": 8566208034543834098, "coffee": 3197928453018144401, "I": 4690420944186131903,
		"love": 3702023516439754181, "ROOT": 8206900633647566924,
		"X": 101, "mark": 423, "_": 456, "ORG": 383, "punct": 445, "ORTH": 65, "NORM": 67, "NOUN": 92,
		"VERB": 100, "PERSON": 380, "GPE": 384, "LAW": 390, "DATE": 391, "attr": 404, "dep": 414,
		"number": 432, "relcl": 447, "rcmod": 448, "root": 449, "acl": 451, "SPACE": 103, "CARDINAL": 397,
		"FLAG19": 19, "DEPRECATED276": 379, "IS_CURRENCY": 18, "acomp": 398,
		"adj": 12401032943472870168, "noun": 16833663260455505849, "verb": 6360137228241296794,
	} {
		if got := Of(s); got != want {
			t.Errorf("Of(%q) = %d, want %d", s, got, want)
		}
	}
}

func TestLanes(t *testing.T) {
	for _, c := range []struct {
		key  uint64
		seed uint32
		want [4]uint32
	}{
		{8566208034543834098, 8, [4]uint32{2653853934, 3922826080, 3980780901, 3736755472}},
		{0, 12, [4]uint32{3628889788, 3483432925, 485828337, 1486234390}},
		{1, 12, [4]uint32{2938686206, 2291508213, 2246688320, 3554967022}},
	} {
		if got := Lanes(c.key, c.seed); got != c.want {
			t.Errorf("Lanes(%d, %d) = %v, want %v", c.key, c.seed, got, c.want)
		}
	}
}

func TestLongestSymbol(t *testing.T) {
	longest := 0
	for s := range symbols {
		longest = max(longest, len(s))
	}
	if longest != maxSymbol {
		t.Errorf("longest symbol has %d bytes, maxSymbol is %d", longest, maxSymbol)
	}
}
