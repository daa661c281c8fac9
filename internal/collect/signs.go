package collect

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The signs of noise, matched against a unit's words. They name kinds of
// wording, never an outlet.
var (
	headingMark = regexp.MustCompile(`^(?:\[[Hh][1-6]\]\s*|#{1,6}\s+|={2,6}\s*)`)
	listMark    = regexp.MustCompile(`^(?:[•●▪◦‣·–—*+-]|\(?\d{1,2}[.)]|\(?[a-z][.)])\s+\S`)
	bulletMark  = regexp.MustCompile(`^[•●▪◦‣·*+-]\s+`)
	ruleLine    = regexp.MustCompile(`^(?:[=_~*#.•-]\s?){3,}$|^[─━═—–]{2,}$`)

	urlText  = regexp.MustCompile(`(?i)(?:\bhttps?://|\bftp://|\bwww\.[a-z0-9-]+\.)[^\s\p{Z}<>"“”]+`)
	mailText = regexp.MustCompile(`(?i)^(?:e-?mail:?\s*)?[a-z0-9._%+-]+@[a-z0-9-]+\.[a-z0-9.-]+$`)
	citation = regexp.MustCompile(`(?:\[\d{1,3}(?:\s?[,;–-]\s?\d{1,3})*\])+|\[(?:citation needed|note \d+|sic\?)\]|[⁰¹²³⁴-⁹]+`)
	noteLine = regexp.MustCompile(`^(?:\[\d{1,3}\]|\^)\s*\S`)

	pageMark = regexp.MustCompile(`(?i)^(?:page|p\.)\s*\d{1,4}(?:\s*(?:of|/)\s*\d{1,4})?$|^[-–—]\s*\d{1,4}\s*[-–—]$|^\d{1,4}\s*(?:/|of)\s*\d{1,4}$|^\[?page break\]?$`)
	bareNum  = regexp.MustCompile(`^\d{1,4}$`)

	navigation = regexp.MustCompile(`(?i)^(?:` + strings.Join([]string{
		`(?:skip|jump|go|back|return) to (?:the )?(?:main |primary )?(?:content|navigation|menu|top|search|footer|home(?:page)?|main|results?)`,
		`(?:table of )?contents`, `on this page`, `in this (?:article|story|issue)`, `(?:main |open |close |toggle )?(?:menu|navigation|search|sidebar)`, `home(?:page)?`,
		`(?:sign|log) ?(?:in|up|out|on)(?: (?:or|/) .*)?`, `register(?: now)?`, `my account`, `subscribe(?: now| today| here)?`, `donate(?: now)?`,
		`(?:share|save|print|e-?mail|tweet|copy link|bookmark|comments?|reply|like|listen|follow|gift)(?:(?: ?[|/·•,]|\s) ?(?:this(?: article| story| post| page)?|share|save|print|e-?mail|tweet|link|on (?:x|twitter|facebook|linkedin|whatsapp|reddit)|facebook|twitter|x|linkedin|whatsapp|reddit|telegram|us.*|comments?|like))*`,
		`(?:facebook|twitter|x|linkedin|whatsapp|reddit|instagram|youtube|telegram|rss)(?:[ |/·•,]+(?:facebook|twitter|x|linkedin|whatsapp|reddit|instagram|youtube|telegram|rss|e-?mail|print|share))*`,
		`(?:leave|post|add|view|show|hide|load|read) (?:a |all |more )?(?:comments?|reply|replies).*`, `\d+ comments?`, `\d+ shares?`,
		`advertise?ments?`, `sponsored(?: content)?`, `story continues below(?: advertisement)?`, `article continues (?:below|after) .*`, `continue reading below.*`,
		`(?:listen to|hear|download|print) (?:this|the) (?:article|story|page|pdf|podcast)(?:.*)`, `(?:\d+|\w+)[- ]min(?:ute)?s?(?: read)?`, `reading time:? .*`,
		`(?:next|previous|older|newer)(?: (?:article|story|post|page|posts))?(?: ?[»›→>])?`, `[«‹←<] ?(?:next|previous|back).*`,
		`(?:we|this (?:web)?site) uses? cookies.*`, `(?:accept|manage|reject)(?: all)? cookies.*`, `(?:privacy|cookie) (?:policy|settings)(?:.*)`, `terms (?:of|and) .*(?:use|service|conditions)`,
		`(?:sign up|subscribe) (?:for|to) (?:our|the|my) .*(?:newsletter|briefing|updates|e-?mail|podcast|digest).*`, `get (?:our|the) .*(?:newsletter|e-?mail|updates|briefing|inbox).*`,
		`follow (?:us|me|him|her|them|the author)\b.*`, `(?:click|tap) (?:here|on).*`, `enter your e-?mail.*`, `view (?:in browser|online|profile)`, `translate`, `loading\.*`, `enlarge(?: image)?`, `(?:see|view) all`, `show (?:more|less)`,
		`(?:for immediate release|press release|media release|-+ ?(?:end|ends|30) ?-+|\(ends?\)|ends|###+)`, `(?:media |press )?contacts?:.*`, `discussion about this post`, `thank(?:s| you) for (?:signing up|subscribing|registering|joining).*`, `thank you`, `sorry`, `(?:there was an|an) error (?:processing|has occurred|occurred).*`, `keep an eye on your inbox.*`, `you must be logged in.*`, `join (?:our|the) (?:commenting|conversation|discussion).*`, `(?:have|got) a (?:news )?tip\?.*`, `(?:send|email) (?:us )?(?:your )?(?:tips?|comments?|feedback) to .*`, `write to .{3,60}@.{3,40}`, `this article has been sent to.*`,
		`get (?:the|your) day.{0,3}s? .*`, `posted by .{2,40}`, `(?:pick|top|today.{0,3}s) .{0,30}newsletter`, `.{3,40} may be reached at .*`, `discover more from .*`, `thanks for reading.*`,
	}, "|") + `)[.!:]?$`)

	paywallAct  = regexp.MustCompile(`(?i)\b(?:subscri\w+|sign (?:up|in)|regist\w+|log ?in|free trial|upgrade|unlock\w*|become a(?:n?| paid| premium) (?:member|supporter|patron|subscriber)|members?|paid|trial|free account|pay)\b`)
	paywallGoal = regexp.MustCompile(`(?i)(?:\b(?:keep|continue|finish) reading\b|\bread (?:the )?(?:full|rest|whole|entire|more)\b|\bfull (?:access|post|article|story|archives?|text)\b|\bfree trial\b|\bunlock (?:this|the|full|unlimited)\b|\bunlimited access\b|\bpaid (?:subscribers|members|supporters|posts?)\b|\b(?:exclusive(?:ly)?|only) (?:for|to|available to) (?:\w+ )?(?:subscribers|members)\b|\bfree articles?\b|\balready (?:a |have )(?:paid )?(?:subscri\w+|member|an? account)|\bto (?:read|view|access) (?:this|the) (?:article|post|story|content)\b)`)
	paywallBare = regexp.MustCompile(`(?i)^(?:(?:keep|continue) reading\b.{0,60}|this (?:post|article|story|content) is (?:for|only|available|reserved|exclusive)\b.*(?:subscribers|members|supporters).*|(?:start|claim|begin) (?:your|my) (?:free )?(?:\S+ )?(?:free )?trial.*|(?:subscribe|upgrade) (?:to .{0,60})?(?:to )?(?:keep|continue) reading.*|already (?:a |have )(?:paid )?(?:subscri|member|an? account).*|you(?:'ve|’ve| have) (?:reached|read|used) .*(?:free|limit|articles?).*|preview (?:only|ends).*|.{0,30}remaining .*(?:paywall|subscribers).*)$`)
	paywallOpen = regexp.MustCompile(`(?i)^(?:please )?(?:subscribe|sign (?:in|up)|log in|register|upgrade|unlock|become|get|start|join|to (?:continue|keep|read|finish|view|access|unlock)|already|this (?:post|article|story|content|is)|you|keep|continue|want|create|enjoy|support|for (?:full|unlimited)|read|thanks|thank|only|exclusive)\b`)
	cutOff      = regexp.MustCompile(`(?i)(?:keep|continue|finish) reading|full (?:post|article|story)|rest of (?:this|the)|unlock|for (?:paid )?(?:subscribers|members)|free trial`)

	relatedLine = regexp.MustCompile(`(?i)^(?:related(?: (?:articles?|stor(?:y|ies)|posts?|reading|coverage|content|links?|news|reports?|analysis))?|(?:also )?read(?: more| also| next| now|ing list)?|read this|see also|see more|more (?:on this(?: story)?|stories|news|coverage|reading|to read)|further reading|recommended(?: (?:reading|for you|stories|articles))?|watch(?: (?:more|now|next|live))?|don[’']?t miss|must[- ]read|editor[’']s picks?|up next|explore more|listen now|from (?:our|the) archives?|in case you missed it|also on .{2,30})\s*(?::|[»›→▶]|[-–—] )\s*\S`)
	relatedHead = regexp.MustCompile(`(?i)^(?:related(?: (?:articles?|stor(?:y|ies)|posts?|reading|coverage|content|links?|news|topics?|tags?))?|you (?:may|might)(?: also)? (?:like|enjoy|be interested in|have missed)|people (?:also|are) read(?:ing)?|(?:read|see) (?:also|more|next)|more (?:from|in|on|about) [^.?!]{2,50}|more stories|most (?:read|popular|viewed|shared|recent)|trending(?: now)?|popular (?:now|posts|stories)|recommended(?: (?:reading|for you|stories|articles))?|further reading|latest (?:news|stories|posts|articles)|recent posts|top stories|editor[’']s picks?|don[’']?t miss|what to read next|up next|related)\s*:?$`)
	tagLine     = regexp.MustCompile(`(?i)^(?:tags?|topics?|categories|category|filed under|posted in|keywords?|tagged(?: with)?)\s*:\s*\S`)

	// fundingSure is said of a publication only; fundingLike could be said of
	// others too and counts beside the former, or of "we" and "this report".
	fundingSure = regexp.MustCompile(`(?i)(?:` + strings.Join([]string{
		`\b(?:sole|own|personal) (?:views?|opinions?|responsibility) of (?:its|the|their|each|his|her) (?:authors?|writers?|contributors?)`,
		`\b(?:views?|opinions?|positions?)\b.{0,60}\b(?:expressed|stated|presented)\b.{0,80}\b(?:authors?|writers?|contributors?)\b`,
		`\bnot (?:be taken to )?(?:necessarily )?(?:reflect|represent|express)\b.{0,60}\b(?:views?|opinions?|positions?|policy|policies)\b`,
		`\ball rights reserved\b`, `\bfor (?:your )?personal,? non-?commercial use\b`, `^\s*(?:©|\(c\) ?\d{4}|copyright\b)`, `\bcopyright ?(?:©|\(c\))? ?\d{4}\b`, `© ?\d{4}`,
		`\bdoes not take (?:institutional |any )?positions?\b`, `\btakes no (?:institutional )?positions?\b`,
		`\b(?:re-?published|reprinted|reproduced|syndicated) (?:here )?(?:with|by|under|from)\b.*\b(?:permission|licen[cs]e|creative commons|arrangement)\b`, `\bcreative commons\b`,
		`\b(?:may|can|must) not be (?:re-?published|reproduced|broadcast|redistributed|rewritten)\b`, `\btax[- ]deductible\b`,
		`^(?:disclaimer|disclosure|acknowledge?ments?|about (?:us|the (?:authors?|institute|center|centre|foundation|organi[sz]ation)))\s*(?:[:.]|$)`,
	}, "|") + `)`)
	fundingLike = regexp.MustCompile(`(?i)(?:` + strings.Join([]string{
		`\b(?:is|are|remains?) (?:firmly |deeply )?(?:committed|dedicated) to\b.*\b(?:quality|independen\w+|impact|integrity|excellence|transparen\w+|accuracy|objectiv\w+|non-?partisan\w*|research|journalism|accountability|editorial)\b`,
		`\b(?:supported|funded|financed|made possible|underwritten) (?:in part |entirely |solely )?(?:by|through|thanks to)\b.*\b(?:funders?|donors?|donations?|readers?|members?|foundations?|grants?|endowment|contributions?|subscribers|philanthrop\w+|sponsors?)\b`,
		`\b(?:is|are) (?:an? |the )?(?:\w+, )*(?:\w+ )*(?:non-?profit|non-?partisan|charitable|tax-exempt)\b`,
		`\b(?:please )?consider (?:donat|support|contribut)\w+`, `^(?:support|donate to) (?:our|us|independent)\b`, `\bour mission\b`, `^(?:founded|established) in \d{4}\b`,
	}, "|") + `)`)
	// authorNote tells who the author is, at the end of a text.
	authorNote = regexp.MustCompile(`^(?:[Tt]he author,? )?(?:\p{Lu}[\p{L}\p{M}’'.-]+,? ){1,4}(?:is|are|was|has been|covers|reports|writes) (?:an? |the )?(?:[\p{L}’'-]+ ){0,6}?(?:writers?|reporters?|correspondents?|editors?|fellows?|columnists?|journalists?|bureau chief|professors?|researchers?|non-?resident|contributors?|covering|producer|lecturers?)\b|\b(?:contributed to this|contributed reporting|reporting for this) (?:report|story|article|from|was)?`)
	ownVoice   = regexp.MustCompile(`(?i)^(?:we|our|support|please|donate|this (?:article|report|publication|work|research|project|piece|series|analysis|paper|story|commentary|newsletter|website|site))\b`)

	byline = regexp.MustCompile(`^(?:[Bb]y|BY|Written by|Reporting by|Reported by|Author:|Authors:|Story by|Analysis by|Text:)\s+(\p{Lu}[\p{L}\p{M}'’.-]+(?:\s+(?:and|&|de|van|von|der|al|bin|\p{Lu}[\p{L}\p{M}'’.-]*)|\s*,\s*\p{Lu}[\p{L}\p{M}'’.-]*)*)(\s*[|·•,–—-]\s*.{0,80})?$`)
	// credits say who wrote or sent a text without a name.
	credits  = regexp.MustCompile(`^(?i:(?:from|by) (?:our|the|a) (?:[a-z-]+ ){0,3}(?:services?|correspondents?|staff|agenc(?:y|ies)|desks?|reporters?|writers?|editors?|newsroom))$|^(?i:(?:staff|agencies|wire reports?|staff and agencies|news agencies))$`)
	dateLine = regexp.MustCompile(`(?i)^(?:(?-i:\p{Lu}[\p{L}\p{M}’'.-]*(?: \p{Lu}[\p{L}\p{M}’'.-]*){0,2}),\s+)?(?:(?:first |last )?(?:published|posted|updated|modified|date|issued|released|created|filed|on)(?: (?:on|at))?\s*:?\s*)?(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+)?(?:` + datePattern + `)(?:(?:,|\s+at|\s+[-–|·•])?\s*\d{1,2}[:.]\d{2}.{0,20})?(?:\s*[|·•–-]\s*.{0,60})?$`)
	dateHead = regexp.MustCompile(`(?i)^(?:published|posted|updated|last updated|issued|released)\b.{0,20}?(?:` + datePattern + `)`)
)

// publisher has a word that publishers have in their name.
var publisher = regexp.MustCompile(`(?i)\b(?:times|post|news|wire|herald|journal|courier|review|institut(?:e|ion)|cent(?:er|re)|press|ministry|office|service|agency|daily|weekly|gazette|tribune|observer|monitor|today|report|bulletin|foundation|council|department|embassy|magazine|chronicle|dispatch|brief(?:ing)?|star|globe|mail|telegraph|independent|guardian|mirror|insights?|digest|network|media|radio|television|broadcasting|presidency|government|secretariat)\b`)

// isMasthead reports whether a line is the name of a publisher: a few words,
// all longer ones with a capital, one of them usual in such names.
func isMasthead(s string) bool {
	words := strings.Fields(s)
	if len(words) > 8 || endsSentence(s) || !publisher.MatchString(s) {
		return false
	}
	for _, w := range words {
		if r := firstRune(w); len(w) > 3 && !unicode.IsUpper(r) || unicode.IsDigit(r) {
			return false
		}
	}
	return true
}

// isBareURL reports whether a line is an address and nothing else.
func isBareURL(s string) bool {
	if strings.IndexByte(s, ' ') >= 0 || utf8.RuneCountInString(s) < 8 {
		return false
	}
	s = strings.Trim(s, "<>()[]")
	return urlText.FindString(s) == s
}

// isPageMark reports whether a line can only be the number of a page.
func isPageMark(s string) bool { return len(s) < 40 && pageMark.MatchString(s) }

// isNavigation reports whether a unit is for moving around a site.
func isNavigation(s string) bool {
	if len(s) > 160 {
		return false
	}
	return navigation.MatchString(s) || mailText.MatchString(s) || tagLine.MatchString(s) || isBreadcrumb(s)
}

// isBreadcrumb reports whether s is a trail or a menu: at least three short
// names with ">", "|" or the like between.
func isBreadcrumb(s string) bool {
	for _, mark := range []string{" > ", " › ", " » ", " | ", " · ", " • ", " / "} {
		parts := strings.Split(s, mark)
		if len(parts) < 3 {
			continue
		}
		short := true
		for _, p := range parts {
			if n := len(strings.Fields(p)); n == 0 || n > 4 || endsSentence(p) {
				short = false
			}
		}
		if short {
			return true
		}
	}
	return false
}

// isPaywall reports whether a unit asks the reader to pay or sign up.
func isPaywall(s string) bool {
	if len(s) > 400 || strings.ContainsAny(s, "“”\"") {
		return false
	}
	return len(s) < 200 && paywallBare.MatchString(s) || paywallOpen.MatchString(s) && paywallGoal.MatchString(s) && paywallAct.MatchString(s) && len(strings.Fields(s)) <= 40
}
