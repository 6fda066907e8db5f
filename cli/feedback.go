package cli

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"onsite/feedback"
	"onsite/lang"
	"onsite/questions"
)

// report is the JSON of `feedback`. Sentences are the answer's own words; what
// we say is in one language, that of the answer unless --lang names another.
type report struct {
	Question   string            `json:"question"`
	Kind       questions.Kind    `json:"kind"`
	Lang       lang.Lang         `json:"lang"`
	Sentences  []reportSentence  `json:"sentences"`
	Dimensions []reportDimension `json:"dimensions"`
	Findings   []reportFinding   `json:"findings"` // at most two, the first to fix first
	Points     []reportPoint     `json:"points"`
	Fix        string            `json:"fix"`
	Probes     []string          `json:"probes"`
}

type reportSentence struct {
	Text string `json:"text"`
	Star string `json:"star"`
}

type reportDimension struct {
	ID    string         `json:"id"`
	State feedback.State `json:"state"`
	Quote string         `json:"quote"`
}

type reportFinding struct {
	Rule  string `json:"rule"`
	Quote string `json:"quote"`
	Say   string `json:"say"`
}

type reportPoint struct {
	ID    string         `json:"id"`
	State feedback.State `json:"state"`
	Quote string         `json:"quote"`
	Right string         `json:"right,omitempty"` // the correction of a known wrong claim
}

// maxProbesShown is how many follow-ups are worth reading at once.
const maxProbesShown = 3

func (c *command) feedback() *cobra.Command {
	var question, kind, principle, ask, language string
	var asJSON bool
	cmd := &cobra.Command{
		Use:   "feedback [FILE|-]",
		Short: c.say("답변을 읽고 무엇이 보이고 무엇이 빠졌는지 알려 줍니다", "Say what an answer shows and what it lacks"),
		Long: c.say(`답변을 파일이나 표준 입력에서 읽습니다. 문장마다 S T A R L(배움) O(그 밖)를 표시하고, 찾은 것은 답변의 말을 그대로 인용해 알려 줍니다.
줄 앞에 "S:", "T:", "A:", "R:" 또는 "상황:", "과제:", "행동:", "결과:"가 있으면 네 칸으로 읽습니다. 네트워크를 쓰지 않습니다.`,
			`Reads an answer from a file or standard input. Marks each sentence S T A R L (learning) or O (other), and quotes the words every
finding stands on. Lines that begin with "S:", "T:", "A:", "R:" or the whole words are read as the four sections. There is no network.`),
		Example: c.say(`  onsite feedback --question principles/co-unhappy 답변.txt
  pbpaste | onsite feedback --kind behavioral --principle dive-deep -
  onsite feedback --question databases/deadlock --json -`, `  onsite feedback --question databases/deadlock answer.txt
  pbpaste | onsite feedback --kind behavioral --principle dive-deep -
  onsite feedback --question databases/deadlock --json -`),
		Args: c.args(cobra.MaximumNArgs(1), "답변 파일을 하나만 적어 주세요.", "Name one file at most."),
		RunE: func(cmd *cobra.Command, args []string) error {
			q, err := c.askedQuestion(question, kind, principle, ask)
			if err != nil {
				return err
			}
			l := lang.Lang(language)
			if l != "" && !l.Valid() {
				return usage{c.say("--lang은 ko 또는 en입니다.", "--lang is ko or en.")}
			}
			name := "-"
			if len(args) > 0 {
				name = args[0]
			}
			text, err := c.readAnswer(name)
			if err != nil {
				return err
			}
			r := reportOf(feedback.Said{Question: q, Blocks: feedback.Blocks(text)}, l)
			if asJSON {
				return printJSON(c.Out, r)
			}
			c.printReport(r)
			return nil
		},
	}
	f := cmd.Flags()
	f.StringVar(&question, "question", "", c.say("질문 id (예: databases/deadlock)", "question id, such as databases/deadlock"))
	f.StringVar(&kind, "kind", "", c.say("질문 없이: behavioral 또는 technical", "without a question: behavioral or technical"))
	f.StringVar(&principle, "principle", "", c.say("질문 없이: 원칙 id", "without a question: principle id"))
	f.StringVar(&ask, "ask", "", c.say("질문 없이: 받은 질문의 글", "without a question: what was asked"))
	f.StringVar(&language, "lang", "", c.say("설명의 언어 ko 또는 en (기본: 답변의 언어)", "language to speak in, ko or en (default: the answer's)"))
	f.BoolVar(&asJSON, "json", false, c.say("JSON으로", "as JSON"))
	return cmd
}

// askedQuestion is the question the flags name, or one made of them.
func (c *command) askedQuestion(id, kind, principle, ask string) (questions.Question, error) {
	if id != "" {
		if kind != "" || principle != "" || ask != "" {
			return questions.Question{}, usage{c.say("--question은 --kind, --principle, --ask와 함께 쓸 수 없습니다.", "--question cannot be used with --kind, --principle or --ask.")}
		}
		q, ok := c.library().Question(id)
		if !ok {
			return q, usage{fmt.Sprintf(c.say("%q 질문이 없습니다. onsite questions에서 id를 보세요.", "There is no question %q; onsite questions shows the ids."), lang.CleanLine(id))}
		}
		return q, nil
	}
	q := questions.Question{Kind: questions.Kind(kind), Principle: principle, Ask: lang.Text{En: lang.Clean(ask), Ko: lang.Clean(ask)}}
	if kind == "" {
		q.Kind = questions.Behavioral
	}
	if q.Kind != questions.Behavioral && q.Kind != questions.Technical {
		return q, usage{c.say("--kind는 behavioral 또는 technical입니다.", "--kind is behavioral or technical.")}
	}
	if _, ok := questions.FindPrinciple(principle); principle != "" && !ok {
		return q, usage{c.say("그런 원칙이 없습니다. onsite questions에서 id를 보세요.", "There is no such principle; onsite questions shows the ids.")}
	}
	return q, nil
}

// maxAnswerBytes is far more than anybody says.
const maxAnswerBytes = 4 << 20

// readAnswer reads the text of an answer, cleaned.
func (c *command) readAnswer(name string) (string, error) {
	var in io.Reader = c.In
	if name != "-" {
		f, err := os.Open(name)
		if err != nil {
			return "", errors.New(fmt.Sprintf(c.say("%s 파일을 열 수 없습니다. 이름과 권한을 확인하세요.", "%s cannot be opened; check its name and permissions."), lang.CleanLine(name)))
		}
		defer f.Close()
		if info, err := f.Stat(); err == nil && info.IsDir() {
			return "", errors.New(fmt.Sprintf(c.say("%s은(는) 폴더입니다. 답변이 든 글 파일을 적어 주세요.", "%s is a folder; name a text file with the answer."), lang.CleanLine(name)))
		}
		in = f
	}
	data, err := io.ReadAll(io.LimitReader(in, maxAnswerBytes+1))
	switch {
	case err != nil:
		return "", errors.New(fmt.Sprintf(c.say("%s을(를) 읽을 수 없습니다.", "%s cannot be read."), lang.CleanLine(name)))
	case len(data) > maxAnswerBytes:
		return "", errors.New(c.say("답변이 너무 깁니다. 4 MB까지 읽습니다.", "The answer is too long; at most 4 MB are read."))
	case bytes.IndexByte(data, 0) >= 0 || !utf8.Valid(data):
		return "", errors.New(c.say("글이 아닙니다. UTF-8로 저장한 글 파일을 주세요.", "This is not text. Give a text file saved as UTF-8."))
	}
	text := strings.TrimSpace(lang.Clean(string(data)))
	if text == "" {
		return "", errors.New(c.say("답변이 비어 있습니다. 글을 넣어 주세요.", "The answer is empty; there is nothing to read."))
	}
	return text, nil
}

func reportOf(s feedback.Said, l lang.Lang) report {
	r := feedback.Read(s)
	if l == "" {
		l = r.Lang
	}
	out := report{
		Question: s.Question.ID, Kind: r.Kind, Lang: r.Lang, Fix: r.Fix().In(l),
		Sentences: []reportSentence{}, Dimensions: []reportDimension{}, Findings: []reportFinding{}, Points: []reportPoint{}, Probes: []string{},
	}
	for _, m := range r.Sentences {
		out.Sentences = append(out.Sentences, reportSentence{m.Text, m.Label.String()})
	}
	for _, d := range r.Dimensions {
		out.Dimensions = append(out.Dimensions, reportDimension{d.ID, d.State, d.Quote})
	}
	for _, f := range r.Findings[:min(len(r.Findings), feedback.Shown)] {
		out.Findings = append(out.Findings, reportFinding{f.Rule, f.Quote, f.Say.In(l)})
	}
	for _, p := range r.Points {
		out.Points = append(out.Points, reportPoint{p.ID, p.State, p.Quote, p.Right.In(l)})
	}
	for _, p := range r.Probes[:min(len(r.Probes), maxProbesShown)] {
		out.Probes = append(out.Probes, p.In(l))
	}
	return out
}

// printReport writes a report for a person: the marks, the states, at most two
// findings, the one fix.
func (c *command) printReport(r report) {
	out := c.Out
	for _, s := range r.Sentences {
		if r.Kind == questions.Behavioral {
			fmt.Fprintf(out, "%s  %s\n", s.Star, lang.CleanLine(s.Text))
		}
	}
	if len(r.Dimensions) > 0 {
		fmt.Fprintln(out)
	}
	for _, d := range r.Dimensions {
		fmt.Fprintf(out, "%s: %s\n", feedback.DimensionName(d.ID).In(c.lang), d.State.Name().In(c.lang))
	}
	for _, p := range r.Points {
		fmt.Fprintf(out, "%-10s %s\n", p.State.Name().In(c.lang), p.ID)
		if p.Quote != "" {
			fmt.Fprintf(out, "           \"%s\"\n", lang.CleanLine(p.Quote))
		}
		if p.Right != "" {
			fmt.Fprintf(out, "           %s\n", lang.CleanLine(p.Right))
		}
	}
	for _, f := range r.Findings {
		fmt.Fprintf(out, "\n%s\n  \"%s\"\n  %s\n", f.Rule, lang.CleanLine(f.Quote), f.Say)
	}
	if len(r.Findings) == 0 && r.Fix != "" {
		fmt.Fprintf(out, "\n%s\n", lang.CleanLine(r.Fix))
	}
	if len(r.Probes) > 0 {
		fmt.Fprintf(out, "\n%s\n", c.say("면접관이 물을 만한 것", "An interviewer might ask"))
	}
	for _, p := range r.Probes {
		fmt.Fprintf(out, "- %s\n", lang.CleanLine(p))
	}
}
