package forecast_test

import (
	"testing"

	"github.com/parley-record/parley"
	"github.com/parley-record/parley/internal/extract/extracttest"
	"github.com/parley-record/parley/internal/extract/forecast"
)

func TestForecasts(t *testing.T) {
	for name, c := range map[string]struct {
		text, who, direction, hedge, words string
	}{
		"unlikely":              {text: "Tesk is unlikely to accept the plan for Přívoz.", who: "author", direction: "negative", hedge: "unlikely", words: "Tesk is unlikely to accept the plan for Přívoz"},
		"may":                   {text: "The talks may fail.", who: "author", direction: "uncertain", hedge: "may", words: "The talks may fail"},
		"most likely":           {text: "The new truce will most likely fail.", who: "author", direction: "negative", hedge: "likely", words: "The new truce will most likely fail"},
		"no sign":               {text: "There is no indication that Tarsk wants peace.", who: "author", direction: "negative", hedge: "no indication", words: "There is no indication that Tarsk wants peace"},
		"open":                  {text: "It is unclear whether the truce will hold.", who: "author", direction: "uncertain", hedge: "unclear", words: "It is unclear whether the truce will hold"},
		"expects":               {text: "Aldane expects the talks to succeed.", who: "aldane", direction: "positive", hedge: "expects", words: "the talks to succeed"},
		"counterfactual":        {text: "Tarsk would not have invaded with Aldane in office.", who: "author", direction: "counterfactual", hedge: "would", words: "Tarsk would not have invaded with Aldane in office"},
		"bare future":           {text: "The war will end in spring.", who: "author", direction: "positive", hedge: "will", words: "The war will end in spring"},
		"doomed":                {text: "The agreement is doomed to fail.", who: "author", direction: "negative", hedge: "doomed", words: "The agreement is doomed to fail"},
		"after a heading":       {text: "One thing is new: the truce may fail.", who: "author", direction: "uncertain", hedge: "may", words: "the truce may fail"},
		"comment left out":      {text: "Tesk is unlikely to accept the plan, which he calls a trap.", who: "author", direction: "negative", hedge: "unlikely", words: "Tesk is unlikely to accept the plan"},
		"trailing consequence":  {text: "Tarsk wants the harbour, which could prolong the war.", who: "author", direction: "uncertain", hedge: "could", words: "which could prolong the war"},
		"is certain that":       {text: "Maren is certain that the truce of Přívoz will hold.", who: "maren", direction: "positive", hedge: "certain", words: "the truce of Přívoz will hold"},
		"hopes that":            {text: "Aldane hopes that the truce of Přívoz will hold.", who: "aldane", direction: "positive", hedge: "hopes", words: "the truce of Přívoz will hold"},
		"slim chances":          {text: "The chances of peace are slim.", who: "author", direction: "negative", hedge: "chances", words: "The chances of peace are slim"},
		"hard to do":            {text: "It may be difficult to hold the bridge.", who: "author", direction: "uncertain", hedge: "may", words: "It may be difficult to hold the bridge"},
		"once and for all":      {text: "The treaty could end the war once and for all.", who: "author", direction: "uncertain", hedge: "could", words: "The treaty could end the war once and for all"},
		"across a semicolon":    {text: "Trade is one concern; Aldane fears that the truce of Přívoz will fail.", who: "aldane", direction: "negative", hedge: "fears", words: "the truce of Přívoz will fail"},
		"we will see":           {text: "We will see what Tesk does."},
		"a goal":                {text: "Aldane said the goal would be to open the harbour."},
		"doubts what is":        {text: "Maren doubts that Tesk understands it."},
		"a bad turn":            {text: "The shelling of Přívoz will prolong the war.", who: "author", direction: "negative", hedge: "will", words: "The shelling of Přívoz will prolong the war"},
		"what might have been":  {text: "The tax might have been too low."},
		"where it comes from":   {text: "The apology may come from a change of heart."},
		"at risk":               {text: "The truce of Přívoz is at risk of collapse.", who: "author", direction: "negative", hedge: "risk", words: "The truce of Přívoz is at risk of collapse"},
		"an even chance":        {text: "The coin was thrown with an equal chance of heads."},
		"was likely due":        {text: "The delay in Přívoz was likely due to snow."},
		"interesting to see":    {text: "It will be interesting to see how Tesk plays it."},
		"not so sure":           {text: "Maren is not so sure that the truce of Přívoz would hold."},
		"what a step is":        {text: "The first step will be to clear the mines."},
		"could be called":       {text: "The fee could be called a bribe."},
		"may want to think":     {text: "Sailors may want to think twice."},
		"a turn":                {text: "The flood will change the course of the war.", who: "author", direction: "positive", hedge: "will", words: "The flood will change the course of the war"},
		"a description":         {text: "The ship will carry forty men."},
		"a measure":             {text: "The ship will have a range of 40 miles."},
		"an offer to people":    {text: "The ferry of Přívoz will be available to all."},
		"a notion rejected":     {text: "Maren rejected the notion that Tarsk could win."},
		"for fear of":           {text: "Růžička spoke without her name for fear of losing her job."},
		"surprises you":         {text: "It might surprise you."},
		"the port said":         {text: "The port office said it will repair the crane."},
		"was unlikely":          {text: "A treaty for Přívoz was unlikely before the autumn.", who: "author", direction: "negative", hedge: "unlikely", words: "A treaty for Přívoz was unlikely before the autumn"},
		"does not think":        {text: "Růžička does not think that the truce will hold.", who: "author", direction: "negative", hedge: "will", words: "Růžička does not think that the truce will hold"},
		"own intention":         {text: "“We will open the harbour of Přívoz,” Maren said."},
		"to the hearer":         {text: "“You will find out soon,” Maren said."},
		"said it will":          {text: "Norrland said it will repair the bridge."},
		"legal exposure":        {text: "Růžička could be sentenced to ten years."},
		"on a calendar":         {text: "The hearing will begin on Monday."},
		"set by somebody":       {text: "The prisoners will be released."},
		"deed of a body":        {text: "The committee will review the rules."},
		"a number":              {text: "Maren will be 60."},
		"before it could":       {text: "The ship sank before it could reach the port."},
		"could only":            {text: "The envoy could only smile."},
		"knew that it could":    {text: "Maren knew that the bridge could be mined."},
		"describes its noun":    {text: "Maren lost the letters that could hurt Tesk."},
		"what is":               {text: "The letter may be a fake."},
		"one might say":         {text: "Maren might want to think twice."},
		"what a thing holds":    {text: "The list could include ships."},
		"regret":                {text: "Maren left sooner than she could have."},
		"declined to predict":   {text: "Aldane declined to predict how the talks would end."},
		"was not expecting":     {text: "Maren was not expecting to see a friend."},
		"expects to act":        {text: "Maren does not expect to sign."},
		"hopes in the first":    {text: "“I hope the truce is real,” Maren said."},
		"unclear what happened": {text: "It is unclear who fired the first shot."},
		"a statistic":           {text: "Farmers are more likely to own a gun than fishermen."},
		"impossible to say":     {text: "It is impossible to say."},
		"raised the risk":       {text: "Tarsk fired rockets, raising the risk of war."},
		"making sure":           {text: "Maren wants to make sure that the truce in Přívoz is kept."},
		"a place described":     {text: "Aldane opened the hall where the presidents will be meeting."},
		"past":                  {text: "Maren could not reach the harbour."},
		"fact":                  {text: "Maren met Tesk and they agreed on little."},
		"wish":                  {text: "Maren wants the war to end."},
		"condition":             {text: "Maren asked if Tarsk might leave."},
	} {
		t.Run(name, func(t *testing.T) {
			a, f, _ := extracttest.Read(t, c.text)
			forecast.Extractor().Run(a, f)
			if c.who == "" {
				if len(f.Forecasts) > 0 {
					t.Errorf("%s gives %+v", c.text, f.Forecasts)
				}
				return
			}
			if len(f.Forecasts) != 1 {
				t.Fatalf("%s gives %+v", c.text, f.Forecasts)
			}
			p := f.Forecasts[0]
			if p.Who != c.who || p.Direction != c.direction || p.Proposition != c.words || p.Hedge == nil || p.Hedge.Text != c.hedge {
				t.Errorf("%s\n got %+v (hedge %+v)", c.text, p, p.Hedge)
			}
			for _, s := range append(p.Evidence, *p.Hedge) {
				if err := s.Check(f.Doc.Text); err != nil {
					t.Error(err)
				}
			}
		})
	}
}

func TestForecastOfASource(t *testing.T) {
	a, f, _ := extracttest.Read(t, "Růžička said the truce may not hold.")
	start := len("Růžička said ")
	f.Statements = []parley.Statement{{Source: "ruzicka", Content: []parley.Span{f.Doc.SpanOf(start, len(f.Doc.Text)-1)}}}
	forecast.Extractor().Run(a, f)
	if len(f.Forecasts) != 1 || f.Forecasts[0].Who != "ruzicka" {
		t.Errorf("forecasts %+v", f.Forecasts)
	}
}

func TestWhatASourceThinksWas(t *testing.T) {
	a, f, _ := extracttest.Read(t, "Růžička said Tesk may have broken the law.")
	start := len("Růžička said ")
	f.Statements = []parley.Statement{{Source: "ruzicka", Content: []parley.Span{f.Doc.SpanOf(start, len(f.Doc.Text)-1)}}}
	forecast.Extractor().Run(a, f)
	if len(f.Forecasts) != 0 {
		t.Errorf("forecasts %+v", f.Forecasts)
	}
}

func TestShownOnRequest(t *testing.T) {
	for text, unsure := range map[string]bool{
		"The war will end in spring.":                            true,
		"The shelling of Přívoz could prolong the war.":          true,
		"The talks may fail.":                                    false,
		"If Tarsk withdraws, the war will end in spring.":        false,
		"Aldane predicts that the war will end in spring.":       false,
		"Aldane warned that the shelling could prolong the war.": false,
		"The new truce will most likely fail.":                   false,
		"Tarsk would not have invaded with Aldane in office.":    false,
		"Tesk is unlikely to accept the plan for Přívoz.":        false,
	} {
		a, f, _ := extracttest.Read(t, text)
		forecast.Extractor().Run(a, f)
		if len(f.Forecasts) != 1 || f.Forecasts[0].Unsure() != unsure {
			t.Errorf("%s: got %+v, want one forecast, on request %v", text, f.Forecasts, unsure)
		}
	}
}
