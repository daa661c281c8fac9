// Package morph handles morphological features in their written form, such as
// "Number=Sing|Person=3".
package morph

import (
	"slices"
	"strings"
)

// Normalise sorts fields and the values in them; "_" is the empty analysis.
func Normalise(s string) string {
	if s == "" || s == "_" {
		return ""
	}
	fields := strings.Split(s, "|")
	for i, f := range fields {
		name, values, ok := strings.Cut(f, "=")
		if ok && strings.Contains(values, ",") {
			list := strings.Split(values, ",")
			slices.Sort(list)
			fields[i] = name + "=" + strings.Join(list, ",")
		}
	}
	slices.Sort(fields)
	return strings.Join(fields, "|")
}

// Get returns the value of one field, "" if it is not there.
func Get(feats, field string) string {
	for feats != "" {
		var f string
		f, feats, _ = strings.Cut(feats, "|")
		if name, value, ok := strings.Cut(f, "="); ok && name == field {
			return value
		}
	}
	return ""
}
