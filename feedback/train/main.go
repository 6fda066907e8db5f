// Command train makes feedback/model.bin, the weights of the sentence labels,
// from the training answers in feedback/corpus, and says how they do on the
// development answers, which it never trains on.
//
//	go run ./feedback/train            makes the model anew (about a minute)
//	go run ./feedback/train -check     measures the one there is
package main

import (
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"os"

	"onsite/feedback"
	"onsite/feedback/corpus"
	"onsite/lang"
)

const (
	rounds = 30
	rate   = 0.1
	decay  = 2e-4 // L2, a step
)

func main() {
	check := flag.Bool("check", false, "measure only")
	out := flag.String("o", "feedback/model.bin", "where the model goes")
	flag.Parse()
	if !*check {
		train, err := corpus.Behavioral("train")
		if err != nil {
			fail(err)
		}
		if err := os.WriteFile(*out, learn(train), 0o644); err != nil {
			fail(err)
		}
		fmt.Println("wrote", *out)
		return
	}
	tables, err := measure()
	if err != nil {
		fail(err)
	}
	fmt.Print(tables)
}

func fail(err error) {
	fmt.Fprintln(os.Stderr, "train:", err)
	os.Exit(1)
}

// learn trains a linear-chain conditional random field by stochastic gradient
// ascent on the conditional log-likelihood (Lafferty, McCallum, Pereira 2001),
// with the weights of all steps averaged.
func learn(answers []corpus.Answer) []byte {
	const L = feedback.Labels
	var chains []chain
	for i, a := range answers {
		chains = append(chains, chainOf(a.Lines))
		// A place in the answer must not decide alone: some stories stop before
		// their end, some begin in the middle.
		if cut := lastAction(a.Lines); cut > 2 && cut < len(a.Lines) {
			chains = append(chains, chainOf(a.Lines[:cut]))
		}
		if i%3 == 0 && len(a.Lines) > 6 {
			chains = append(chains, chainOf(a.Lines[3:]))
		}
	}
	w := make([]float64, feedback.ModelSize)
	sum := make([]float64, len(w))
	pairs := feedback.ModelSize - L*L
	r := rand.New(rand.NewPCG(1, 2))
	for round := range rounds {
		step := rate / (1 + float64(round)/8)
		for _, k := range r.Perm(len(chains)) {
			c := chains[k]
			n := len(c.labels)
			emit := make([][L]float64, n)
			for i, fs := range c.features {
				for _, f := range fs {
					for l := range L {
						emit[i][l] += w[int(f)*L+l]
					}
				}
			}
			trans := w[pairs:]
			alpha, beta := make([][L]float64, n), make([][L]float64, n)
			alpha[0] = emit[0]
			for i := 1; i < n; i++ {
				for l := range L {
					var v [L]float64
					for p := range L {
						v[p] = alpha[i-1][p] + trans[p*L+l]
					}
					alpha[i][l] = logSum(v) + emit[i][l]
				}
			}
			for i := n - 2; i >= 0; i-- {
				for p := range L {
					var v [L]float64
					for l := range L {
						v[l] = trans[p*L+l] + emit[i+1][l] + beta[i+1][l]
					}
					beta[i][p] = logSum(v)
				}
			}
			z := logSum(alpha[n-1])
			for i := range n {
				for l := range L {
					g := -math.Exp(alpha[i][l] + beta[i][l] - z)
					if c.labels[i] == l {
						g++
					}
					for _, f := range c.features[i] {
						w[int(f)*L+l] += step * (g - decay*w[int(f)*L+l]) / math.Sqrt(float64(len(c.features[i])))
					}
				}
				if i == 0 {
					continue
				}
				for p := range L {
					for l := range L {
						g := -math.Exp(alpha[i-1][p] + trans[p*L+l] + emit[i][l] + beta[i][l] - z)
						if c.labels[i-1] == p && c.labels[i] == l {
							g++
						}
						trans[p*L+l] += step * g
					}
				}
			}
		}
		for i := range w {
			sum[i] += w[i]
		}
	}
	most := 0.0
	for i := range sum {
		sum[i] /= rounds
		most = max(most, math.Abs(sum[i]))
	}
	model := make([]byte, len(sum))
	k := 127 / most
	for i, v := range sum {
		model[i] = byte(int8(math.Round(max(min(v*k, 127), -127))))
	}
	return model
}

// chain is an answer as the trainer sees it.
type chain struct {
	features [][]uint32
	labels   []int
}

// lastAction is the number of lines up to the last action.
func lastAction(lines []corpus.Line) int {
	for i := len(lines); i > 0; i-- {
		if lines[i-1].Label == "A" {
			return i
		}
	}
	return 0
}

func chainOf(lines []corpus.Line) chain {
	var c chain
	var texts []string
	for _, l := range lines {
		label, _ := feedback.LabelOf(l.Label)
		c.labels = append(c.labels, int(label))
		texts = append(texts, lang.Clean(l.Text))
	}
	c.features = feedback.Features(texts)
	return c
}

func logSum(v [feedback.Labels]float64) float64 {
	most := v[0]
	for _, x := range v {
		most = max(most, x)
	}
	s := 0.0
	for _, x := range v {
		s += math.Exp(x - most)
	}
	return most + math.Log(s)
}
