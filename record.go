package parley

// Record is what Parley writes: see docs/record.md for what each field means.
type Record struct {
	Schema     string       `json:"schema"`
	Generator  string       `json:"generator"`
	Model      string       `json:"model"`
	Documents  []*Document  `json:"documents"`
	Entities   []Entity     `json:"entities"`
	Times      []Time       `json:"times"`
	Quotes     []Quote      `json:"quotes"`
	Statements []Statement  `json:"statements"`
	Events     []Event      `json:"events"`
	Meetings   []Meeting    `json:"meetings"`
	Positions  []Position   `json:"positions"`
	Shifts     []Shift      `json:"shifts"`
	Pledges    []Pledge     `json:"pledges"`
	Forecasts  []Forecast   `json:"forecasts"`
	Numbers    []Number     `json:"numbers"`
	Stories    []Story      `json:"stories"`
	Points     []Point      `json:"points"`
	Timeline   []Moment     `json:"timeline"`
	Matrix     []MatrixCell `json:"matrix"`
	Agenda     []Issue      `json:"agenda"`
	Parties    []Issue      `json:"parties"`
	Problems   []Problem    `json:"problems"`
}

// EntityType is the kind of thing that an entity is.
type EntityType string

const (
	Person  EntityType = "PERSON"
	Org     EntityType = "ORG"
	Country EntityType = "COUNTRY"
	Place   EntityType = "PLACE"
	EventE  EntityType = "EVENT"
	Group   EntityType = "GROUP"
	OtherE  EntityType = "OTHER"
)

// Entity is somebody or something that the reports speak of.
type Entity struct {
	ID       string     `json:"id"`
	Name     string     `json:"name"`
	Type     EntityType `json:"type"`
	Mentions []Mention  `json:"mentions"`
	Roles    []Role     `json:"roles"`
	// Party is the agenda's party key this entity belongs to or stands for
	// (ISO 3166-1 alpha-3 for a country), or "".
	Party string `json:"party,omitempty"`
	// Country is the ISO 3166-1 alpha-3 code that a country, a government, a
	// demonym or an office-holder is tied to by the text, or "".
	Country string `json:"country,omitempty"`
	// Members are the entities that a group of named people stands for
	// ("both leaders").
	Members []string `json:"members,omitempty"`
}

// MentionKind says how an entity is mentioned.
type MentionKind string

const (
	NameMention      MentionKind = "name"
	AdjectiveMention MentionKind = "adjective"
	MetonymMention   MentionKind = "metonym"
	NominalMention   MentionKind = "nominal"
	GroupMention     MentionKind = "group"
	PronounMention   MentionKind = "pronoun"
)

// Mention is one place where an entity is mentioned.
type Mention struct {
	Span Span        `json:"span"`
	Kind MentionKind `json:"kind"`
	// Sure is how sure the link is, from 0 to 1; 0 stands for a certain one.
	Sure float64 `json:"confidence,omitempty"`
}

// Role is a title or description as a text states it, right or wrong.
type Role struct {
	Title string `json:"title"`
	Span  Span   `json:"span"`
}

// Time is a time expression, TimeML's types and values.
type Time struct {
	Span   Span   `json:"span"`
	Type   string `json:"type"`             // DATE TIME DURATION SET
	Value  string `json:"value"`            // ISO 8601 / TimeML
	Anchor string `json:"anchor,omitempty"` // what it was resolved against: absolute, document, a date in the text
	Begin  string `json:"begin,omitempty"`
	End    string `json:"end,omitempty"`
	Mod    string `json:"mod,omitempty"` // APPROX, LESS_THAN, START, MID, END ...
}

// Quote is a wording between quotation marks.
type Quote struct {
	ID      string `json:"id"`
	Span    Span   `json:"span"`              // between the marks
	Kind    string `json:"kind"`              // speech, term
	Speaker string `json:"speaker,omitempty"` // entity id, or ""
	// Speakers are all who speak, where the words name several; Speaker is the
	// first of them.
	Speakers    []string `json:"speakers,omitempty"`
	SpeakerSpan *Span    `json:"speaker_span,omitempty"` // as the text has it, also where no entity is known
	Cue         *Span    `json:"cue,omitempty"`
	Addressee   string   `json:"addressee,omitempty"`
	NestedIn    string   `json:"nested_in,omitempty"`
	Partial     bool     `json:"partial"` // the words are part of a clause of the author's
}

// Sources of a statement that are no entity.
const (
	AuthorSource      = "author"
	UnspecifiedSource = "unspecified"
)

// Statement is something that somebody is reported to say, think or want.
type Statement struct {
	ID     string `json:"id"`
	Source string `json:"source"` // entity id, AuthorSource or UnspecifiedSource
	// Sources are all who say it, where the words name several; Source is the
	// first of them.
	Sources    []string `json:"sources,omitempty"`
	SourceSpan *Span    `json:"source_span,omitempty"`
	Cue        *Span    `json:"cue,omitempty"`
	Content    []Span   `json:"content"`
	Chain      []string `json:"chain,omitempty"` // outermost source first
	Kind       string   `json:"kind"`            // said belief demand offer denial promise threat praise criticism ...
	Polarity   string   `json:"polarity"`        // positive, negative
	Modality   string   `json:"modality,omitempty"`
	// Sure is how sure the reading is, from 0 to 1; 0 stands for what a rule
	// of grammar reads.
	Sure float64 `json:"confidence,omitempty"`
}

// unsure is below which confidence a line is shown only on request.
const unsure = 0.7

// Unsure reports whether the statement is shown only on request, and left out of
// what is compared.
func (s *Statement) Unsure() bool { return s.Sure != 0 && s.Sure < unsure }

// Status says whether an event or a meeting took place.
type Status string

const (
	Happened     Status = "happened"
	Planned      Status = "planned"
	Hypothetical Status = "hypothetical"
	Denied       Status = "denied"
)

// Date is a date or period with the ground on which it is known.
type Date struct {
	Value string `json:"value"`
	Basis Basis  `json:"basis"`
}

// Event is a deed, PLOVER's types.
type Event struct {
	ID        string   `json:"id"`
	Predicate Span     `json:"predicate"`
	Type      string   `json:"type"`
	Actors    []string `json:"actors"`
	Targets   []string `json:"targets"`
	Where     string   `json:"where,omitempty"` // entity id
	When      *Date    `json:"when,omitempty"`
	Status    Status   `json:"status"`
	Evidence  []Span   `json:"evidence"`
}

// Meeting is people meeting, telephone calls included.
type Meeting struct {
	ID              string   `json:"id"`
	Participants    []string `json:"participants"`
	Others          []string `json:"others"`
	Kind            string   `json:"kind,omitempty"` // talks, call, press conference, lunch ...
	Place           string   `json:"place,omitempty"`
	Start           *Date    `json:"start,omitempty"`
	Duration        string   `json:"duration,omitempty"`
	DurationMod     string   `json:"duration_mod,omitempty"`
	DurationSpan    *Span    `json:"duration_span,omitempty"`
	PlannedDuration string   `json:"planned_duration,omitempty"`
	PlannedSpan     *Span    `json:"planned_span,omitempty"`
	Status          Status   `json:"status"`
	// Happening is the same for the meetings of several documents that are
	// told of one happening; "" where a document stands alone.
	Happening string `json:"happening,omitempty"`
	Outcome   *Span  `json:"outcome,omitempty"`
	Evidence  []Span `json:"evidence"`
}

// SaidBy says who ascribes a position to its holder.
type SaidBy struct {
	Type string `json:"type"` // AUTHOR PARTY NAMED_SOURCE UNNAMED_SOURCE
	Name string `json:"name,omitempty"`
	Via  string `json:"via,omitempty"`
}

// Position is where a party stands on an issue of the agenda.
type Position struct {
	ID         string `json:"id"`
	Party      string `json:"party"`
	Holder     string `json:"holder"` // entity id
	Issue      string `json:"issue"`
	Stance     string `json:"stance"`      // a clause from the text
	StanceType string `json:"stance_type"` // demands offers accepts rejects conditions "red line" undecided
	SaidBy     SaidBy `json:"said_by"`
	Time       string `json:"time,omitempty"`
	Evidence   []Span `json:"evidence"`
}

// Shift is a change of position that a text tells.
type Shift struct {
	ID       string `json:"id"`
	Party    string `json:"party"`
	Holder   string `json:"holder"`
	Issue    string `json:"issue"`
	From     string `json:"from,omitempty"`
	To       string `json:"to,omitempty"`
	When     *Date  `json:"when,omitempty"`
	Changed  bool   `json:"changed"`
	Evidence []Span `json:"evidence"`
}

// Pledge is a promise, an offer or an announced step.
type Pledge struct {
	ID             string `json:"id"`
	Who            string `json:"who"`
	What           string `json:"what"`
	When           *Date  `json:"when,omitempty"`
	Conditional    bool   `json:"conditional"`
	Status         string `json:"status"` // open fulfilled partly "not fulfilled" unknown
	StatusEvidence []Span `json:"status_evidence,omitempty"`
	Evidence       []Span `json:"evidence"`
}

// Forecast is what somebody expects.
type Forecast struct {
	ID          string `json:"id"`
	Who         string `json:"who"` // entity id, AuthorSource or UnspecifiedSource
	Proposition string `json:"proposition"`
	Direction   string `json:"direction"` // positive negative uncertain conditional counterfactual neutral
	Hedge       *Span  `json:"hedge,omitempty"`
	Evidence    []Span `json:"evidence"`
	// Sure is how sure the reading is, from 0 to 1; 0 stands for words that
	// foretell by themselves.
	Sure float64 `json:"confidence,omitempty"`
}

// Unsure reports whether the forecast is shown only on request.
func (f *Forecast) Unsure() bool { return f.Sure != 0 && f.Sure < unsure }

// Number is a quantity with what it measures.
type Number struct {
	Span     Span    `json:"span"`
	Value    float64 `json:"value"`
	Unit     string  `json:"unit"`
	Measures string  `json:"measures,omitempty"`
	Bound    string  `json:"bound,omitempty"` // under, over, at least, at most
	Approx   bool    `json:"approx,omitempty"`
}

// Story is a group of documents that report the same happening.
type Story struct {
	ID        string   `json:"id"`
	Title     string   `json:"title"`
	Documents []string `json:"documents"`
}

// Verdict says how the accounts of a point stand to each other.
type Verdict string

const (
	Single   Verdict = "single"
	Agreed   Verdict = "agreed"
	Differ   Verdict = "differ"
	Disputed Verdict = "disputed"
)

// Point is one matter on which sources can be compared.
type Point struct {
	ID        string    `json:"id"`
	Kind      string    `json:"kind"`  // attribute, proposition, quotation
	About     string    `json:"about"` // id of what it concerns
	Attribute string    `json:"attribute"`
	Verdict   Verdict   `json:"verdict"`
	Accounts  []Account `json:"accounts"`
	Note      string    `json:"note,omitempty"`
}

// Account is one version of a point with those who give it.
type Account struct {
	Value       string   `json:"value"`
	Documents   []string `json:"documents"`
	Independent int      `json:"independent"`
	Evidence    []Span   `json:"evidence"`
}

// Moment is an entry of the timeline.
type Moment struct {
	Date      string   `json:"date"`
	Precision string   `json:"precision"` // day month year season week range
	What      string   `json:"what"`
	Basis     Basis    `json:"basis"`
	Documents []string `json:"documents"`
	Evidence  []Span   `json:"evidence"`
}

// MatrixCell has the positions of one party on one issue.
type MatrixCell struct {
	Party     string   `json:"party"`
	Issue     string   `json:"issue"`
	Positions []string `json:"positions"`
}

// Issue is a key of the agenda, of an issue or a party, with its name for
// readers.
type Issue struct {
	Key  string `json:"key"`
	Name string `json:"name"`
}

// Problem is what could not be read or done.
type Problem struct {
	Stage    string `json:"stage"`
	Document string `json:"document,omitempty"` // name of the document or path
	Message  string `json:"message"`
}
