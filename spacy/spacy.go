// Package spacy runs spaCy's trained CNN pipelines (en_core_web_sm, _md, _lg
// and their like, of spaCy 3.7 and 3.8) natively: the same tokens, tags,
// heads, labels, lemmas, entities and noun chunks as Python spaCy, without
// Python.
//
// It does not train, runs no transformer, and refuses by name, when a model is
// opened, any component or architecture that it can't run exactly.
//
// Start with [Open], then [Model.Read] for one text or [Model.Pipe] for many.
package spacy
