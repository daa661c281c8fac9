package modelfile

import (
	"encoding/json"
	"fmt"
	"strings"
)

// Config is a config.cfg: sections of keys with JSON values.
type Config struct {
	values map[string]string // "section.key" to JSON
}

// maxReferences bounds chains of references between values.
const maxReferences = 20

// ParseConfig reads a config.cfg.
func ParseConfig(b []byte) (*Config, error) {
	c := &Config{values: map[string]string{}}
	section, last := "", ""
	for n, line := range strings.Split(string(b), "\n") {
		text := strings.TrimSpace(line)
		switch {
		case text == "" || text[0] == '#' || text[0] == ';':
			continue
		case text[0] == '[' && line[0] == '[' && strings.HasSuffix(text, "]"):
			section, last = text[1:len(text)-1], ""
			c.values[section] = "{}"
		case (line[0] == ' ' || line[0] == '\t') && last != "":
			c.values[last] += " " + text
		default:
			key, value, ok := strings.Cut(text, "=")
			if !ok {
				return nil, fmt.Errorf("line %d: no key and value", n+1)
			}
			last = section + "." + strings.TrimSpace(key)
			c.values[last] = strings.TrimSpace(value)
		}
	}
	return c, nil
}

// Has reports whether there is such a section or key.
func (c *Config) Has(path string) bool {
	_, ok := c.values[path]
	return ok
}

// Get decodes the value at path into out, following ${...} references. It
// leaves out alone where there is no such key.
func (c *Config) Get(path string, out any) error {
	value, ok := c.values[path]
	for range maxReferences {
		if !ok {
			return nil
		}
		if !strings.HasPrefix(value, "${") || !strings.HasSuffix(value, "}") {
			if err := json.Unmarshal([]byte(value), out); err != nil {
				return fmt.Errorf("%s: %w", path, err)
			}
			return nil
		}
		target := value[2 : len(value)-1]
		value, ok = c.values[strings.ReplaceAll(target, ":", ".")]
	}
	return fmt.Errorf("%s: too many references", path)
}

// Text returns the string at path, "" if there is none or it is null.
func (c *Config) Text(path string) (string, error) {
	var s string
	err := c.Get(path, &s)
	return s, err
}
