// Package spacy runs spaCy's trained CNN pipelines (en_core_web_sm, _md, _lg
// and their like, of spaCy 3.7 and 3.8) natively: the same tokens, tags,
// heads, labels, lemmas, entities and noun chunks as Python spaCy 3.8.7,
// without Python.
//
// It runs the components tok2vec, tagger, morphologizer, parser, senter,
// attribute_ruler, lemmatizer and ner, for any language whose tokenizer is
// spaCy's own; the lemmatizer and noun chunks, which are code and not data,
// for English and French.
//
// It does not train, runs no transformer, and refuses by name, when a model is
// opened, any component, architecture or setting that it can't run exactly.
// Equal decisions are the aim, not equal bits: where two scores tie within the
// rounding of float32, it may choose the other one.
//
// Start with [Open], then [Model.Read] for one text or [Model.Pipe] for many.
// A [Doc] has its tokens in a flat slice; offsets are given both in bytes and
// in code points, as Python counts.
package spacy
