// Package lang is the two languages we speak, Korean and English, and the
// rules for text a person wrote: one normal form, nothing a terminal obeys.
package lang

import (
	"fmt"
	"strings"
	"time"
)

// Lang is a language of the interface or of an interview.
type Lang string

// The two languages.
const (
	En Lang = "en"
	Ko Lang = "ko"
)

// All returns the languages in the order menus show them.
func All() []Lang { return []Lang{Ko, En} }

// Say picks the sentence of this language. Taking both is the point: the
// compiler lets no translation be forgotten.
func (l Lang) Say(ko, en string) string {
	if l == Ko {
		return ko
	}
	return en
}

// Other is the other language.
func (l Lang) Other() Lang {
	if l == Ko {
		return En
	}
	return Ko
}

// Name is the language's own name for itself.
func (l Lang) Name() string { return l.Say("한국어", "English") }

// Valid reports whether l is one of the two languages.
func (l Lang) Valid() bool { return l == Ko || l == En }

// FromEnv reads the interface language the way gettext does: LC_ALL, then
// LC_MESSAGES, then LANG, the first that is set; anything but Korean is English.
func FromEnv(getenv func(string) string) Lang {
	for _, name := range []string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		if v := getenv(name); v != "" {
			return fromLocale(v)
		}
	}
	return En
}

// fromLocale reads the language of a locale such as ko_KR.UTF-8. Windows writes
// Korean_Korea.949; kok_IN is Konkani.
func fromLocale(locale string) Lang {
	name := strings.ToLower(locale)
	if end := strings.IndexAny(name, "_-.@"); end >= 0 {
		name = name[:end]
	}
	if name == "ko" || name == "kor" || name == "korean" {
		return Ko
	}
	return En
}

// Text is one thing said in both languages.
type Text struct {
	En string `yaml:"en,omitempty" json:"en"`
	Ko string `yaml:"ko,omitempty" json:"ko"`
}

// In returns the text in l, or in the other language where a person's own deck
// has only that one.
func (t Text) In(l Lang) string {
	own, other := l.Say(t.Ko, t.En), l.Say(t.En, t.Ko)
	if own == "" {
		return other
	}
	return own
}

// Has reports whether the text exists in l itself.
func (t Text) Has(l Lang) bool { return l.Say(t.Ko, t.En) != "" }

// Empty reports whether nothing is said in either language.
func (t Text) Empty() bool { return t.En == "" && t.Ko == "" }

// Weekday is a day of the week: in Korean its one syllable, in English whole.
func Weekday(d time.Weekday) Text {
	return Text{Ko: [...]string{"일", "월", "화", "수", "목", "금", "토"}[d], En: d.String()}
}

// Several words a number in English, where one is said otherwise: one as it is,
// many with the number in it.
func Several(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return fmt.Sprintf(many, n)
}
