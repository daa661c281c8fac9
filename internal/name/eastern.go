package name

import (
	"regexp"
	"strings"
)

// surnameFirst reports whether a full name is written with the surname first,
// as Korean and Chinese names are: a common surname and then one or two
// syllables, be they hyphenated (Kim Jong-un), apart (Park Geun Hye) or, after a
// Chinese surname, run together (Xi Jinping). Kim Holm and Lee Marsh are not.
func surnameFirst(words []string) bool {
	first := words[0]
	switch {
	case len(words) == 2 && strings.ContainsAny(words[1], "-–"):
		parts := strings.FieldsFunc(words[1], func(c rune) bool { return c == '-' || c == '–' })
		return len(parts) == 2 && (eastern[first] || chinese[first]) && syllable(parts[0]) && syllable(parts[1])
	case len(words) == 2:
		return chinese[first] && pinyin.MatchString(strings.ToLower(words[1]))
	case len(words) == 3:
		return (eastern[first] || chinese[first]) && syllable(words[1]) && syllable(words[2])
	}
	return false
}

func syllable(w string) bool { return romanised.MatchString(strings.ToLower(w)) }

var (
	romanised = regexp.MustCompile(`^(?:[kg]?[gkw]?|ch|sh|zh|[bdghjklmnpqrstwxyzfc][hyw]?)?(?:y?eo|eu|y?ae|oe|oo|ee|y?[aeou]i?|w[aeio]|iao?|ie|iu|uo|u?ai|ao|ou|i)(?:ng|[nlmkptbhsr])?$`)
	pinyin    = regexp.MustCompile(`^(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ui|ue|a|e|i|o|u)){1,2}$`)

	// eastern are Korean surnames, many of them given names elsewhere.
	eastern = set("Kim", "Park", "Pak", "Lee", "Rhee", "Choi", "Choe", "Jung", "Jeong", "Chung", "Kang", "Cho", "Jo", "Yoon", "Yun", "Jang",
		"Chang", "Lim", "Im", "Han", "Oh", "Seo", "Suh", "Shin", "Sin", "Kwon", "Hwang", "Ahn", "Song", "Ryu", "Yoo", "Hong", "Moon", "Mun",
		"Son", "Baek", "Paik", "Nam", "Ko", "Koh", "Noh", "Roh", "Ban", "Ri", "Ro", "Bae", "Cha", "Min", "Tsai", "Chiang", "Chou", "Hsieh", "Hsu", "Lai")
	// chinese are surnames in pinyin that are no given names elsewhere.
	chinese = set("Xi", "Hu", "Wen", "Zhou", "Deng", "Jiang", "Mao", "Li", "Wang", "Zhang", "Liu", "Chen", "Yang", "Huang", "Zhao", "Wu", "Xu",
		"Zhu", "Lu", "Sun", "Ma", "Guo", "Lin", "Luo", "Gao", "Zheng", "Liang", "Xie", "Tang", "Feng", "Yu", "Xiao", "Cheng", "Cao", "Yuan",
		"Pan", "Du", "Wei", "Ye", "Su", "Cai", "Ai", "Qin", "Qiu", "Hua", "Meng", "Peng", "Geng", "Cui", "Yan", "Yao", "Bo")
)

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}
