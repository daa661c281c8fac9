package morph

import "testing"

func TestNormalise(t *testing.T) {
	for s, want := range map[string]string{
		"": "", "_": "", "Number=Sing": "Number=Sing", "Tense=Past|Aspect=Perf": "Aspect=Perf|Tense=Past",
		"Case=Nom,Acc|Abbr=Yes": "Abbr=Yes|Case=Acc,Nom",
	} {
		if got := Normalise(s); got != want {
			t.Errorf("Normalise(%q) = %q, want %q", s, got, want)
		}
	}
}

func TestGet(t *testing.T) {
	const feats = "Number=Sing|Person=3|VerbForm=Fin"
	for field, want := range map[string]string{"Number": "Sing", "VerbForm": "Fin", "Form": "", "Numb": ""} {
		if got := Get(feats, field); got != want {
			t.Errorf("Get(%q) = %q, want %q", field, got, want)
		}
	}
}
