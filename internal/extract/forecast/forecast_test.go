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
		"unlikely":       {text: "Tesk is unlikely to accept the plan for Přívoz.", who: "author", direction: "negative", hedge: "unlikely", words: "Tesk is unlikely to accept the plan for Přívoz"},
		"may":            {text: "The talks may fail.", who: "author", direction: "uncertain", hedge: "may", words: "The talks may fail"},
		"most likely":    {text: "The new truce will most likely fail.", who: "author", direction: "negative", hedge: "likely", words: "The new truce will most likely fail"},
		"no sign":        {text: "There is no indication that Tarsk wants peace.", who: "author", direction: "negative", hedge: "no indication", words: "There is no indication that Tarsk wants peace"},
		"open":           {text: "It is unclear whether the truce will hold.", who: "author", direction: "uncertain", hedge: "unclear", words: "It is unclear whether the truce will hold"},
		"expects":        {text: "Aldane expects the talks to succeed.", who: "aldane", direction: "positive", hedge: "expects", words: "the talks to succeed"},
		"counterfactual": {text: "Tarsk would not have invaded with Aldane in office.", who: "author", direction: "counterfactual", hedge: "would", words: "Tarsk would not have invaded with Aldane in office"},
		"bare future":    {text: "The war will end in spring.", who: "author", direction: "positive", hedge: "will", words: "The war will end in spring"},
		"doomed":         {text: "The agreement is doomed to fail.", who: "author", direction: "negative", hedge: "doomed", words: "The agreement is doomed to fail"},
		"making sure":    {text: "Maren wants to make sure that the truce in Přívoz is kept."},
		"a description":  {text: "Aldane opened the hall where the presidents will be meeting."},
		"past":           {text: "Maren could not reach the harbour."},
		"fact":           {text: "Maren met Tesk and they agreed on little."},
		"wish":           {text: "Maren wants the war to end."},
		"condition":      {text: "Maren asked if Tarsk might leave."},
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
