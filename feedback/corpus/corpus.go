// Package corpus reads the answers with labels that stand beside this file;
// README.md there says what they are. Only tests and the trainer use it.
package corpus

import (
	"embed"
	"fmt"
	"strings"
)

//go:embed *.txt
var files embed.FS

// Line is one sentence and its label: S T A R L or O.
type Line struct{ Label, Text string }

// Answer is one behavioral answer.
type Answer struct {
	ID, Form, Quality, Principle, Ask string
	Findings                          []string
	Lines                             []Line
}

// Korean reports whether the file the answer is from is Korean.
func (a Answer) Korean() bool {
	return strings.HasPrefix(a.ID, "tk") || strings.HasPrefix(a.ID, "dk") || strings.HasPrefix(a.ID, "xk")
}

// Text is the answer as it was given.
func (a Answer) Text() string {
	parts := make([]string, len(a.Lines))
	for i, l := range a.Lines {
		parts[i] = l.Text
	}
	return strings.Join(parts, " ")
}

// Technical is one answer to a technical question.
type Technical struct {
	ID, Question, Form, Quality string
	Made, Perhaps, Against      []string // ids of key points
	Text                        string
}

// Behavioral reads the files whose names begin with prefix, train or dev.
func Behavioral(prefix string) ([]Answer, error) {
	names, err := files.ReadDir(".")
	if err != nil {
		return nil, err
	}
	var all []Answer
	for _, e := range names {
		if !strings.HasPrefix(e.Name(), prefix) || e.Name() == technicalFile {
			continue
		}
		data, err := files.ReadFile(e.Name())
		if err != nil {
			return nil, err
		}
		for n, line := range strings.Split(string(data), "\n") {
			line = strings.TrimSpace(line)
			if line == "" {
				continue
			}
			head, rest, _ := strings.Cut(line, " ")
			switch {
			case head == "==":
				all = append(all, answer(rest))
			case len(all) == 0:
				return nil, fmt.Errorf("%s:%d: there is no == above this line", e.Name(), n+1)
			case head == "?":
				all[len(all)-1].Ask = rest
			case len(head) == 1 && strings.Contains("STARLO", head):
				a := &all[len(all)-1]
				a.Lines = append(a.Lines, Line{head, rest})
			default:
				return nil, fmt.Errorf("%s:%d: %q is not a label", e.Name(), n+1, head)
			}
		}
	}
	return all, nil
}

func answer(head string) Answer {
	id, f := fields(head)
	a := Answer{ID: id, Form: f["form"], Quality: f["quality"], Principle: f["principle"]}
	if f["findings"] != "" {
		a.Findings = strings.Split(f["findings"], ",")
	}
	return a
}

func fields(head string) (id string, values map[string]string) {
	values = map[string]string{}
	words := strings.Fields(head)
	for _, w := range words[1:] {
		name, value, _ := strings.Cut(w, "=")
		values[name] = value
	}
	return words[0], values
}

const technicalFile = "dev-technical.txt"

// Answers reads the technical answers.
func Answers() ([]Technical, error) {
	data, err := files.ReadFile(technicalFile)
	if err != nil {
		return nil, err
	}
	var all []Technical
	for n, line := range strings.Split(string(data), "\n") {
		head, rest, _ := strings.Cut(line, " ")
		if head == "==" {
			id, f := fields(rest)
			all = append(all, Technical{ID: id, Question: f["question"], Form: f["form"], Quality: f["quality"]})
			continue
		}
		if len(all) == 0 {
			if strings.TrimSpace(line) == "" {
				continue
			}
			return nil, fmt.Errorf("%s:%d: there is no == above this line", technicalFile, n+1)
		}
		a := &all[len(all)-1]
		switch {
		case a.Text == "" && head == "+":
			a.Made = append(a.Made, strings.Fields(rest)...)
		case a.Text == "" && head == "~":
			a.Perhaps = append(a.Perhaps, strings.Fields(rest)...)
		case a.Text == "" && head == "!":
			a.Against = append(a.Against, strings.Fields(rest)...)
		default:
			a.Text = strings.TrimLeft(a.Text+"\n"+line, "\n")
		}
	}
	for i := range all {
		all[i].Text = strings.TrimSpace(all[i].Text)
	}
	return all, nil
}
