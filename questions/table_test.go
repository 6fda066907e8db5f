package questions

import (
	"strings"
	"testing"

	"onsite/lang"
)

func TestAStarterDeckPassesEveryCheck(t *testing.T) {
	for _, kind := range []Kind{Behavioral, Technical} {
		text, err := Starter("my-deck", kind)
		if err != nil {
			t.Fatal(err)
		}
		d, wrong := Parse("my-deck.yaml", text)
		if len(wrong) > 0 || d.Kind != kind || len(d.Questions) != 1 || !d.Questions[0].In(lang.Ko) || !d.Questions[0].In(lang.En) {
			t.Errorf("%s: %+v %v", kind, d, wrong)
		}
	}
	if _, err := Starter("My Deck", Behavioral); err == nil {
		t.Error("a deck was made of an id that cannot be used")
	}
}

func TestCardsBecomeADeck(t *testing.T) {
	for name, table := range map[string]string{
		"commas":     "front,back,tags\n\"What is MVCC, briefly?\",\"Versions.\nSnapshots.\",db sql\nWhat is MVCC briefly?,,\n데드락이란?,순환 대기,락\n",
		"tabs":       "What is MVCC, briefly?\t\"Versions.\nSnapshots.\"\tdb sql\nWhat is MVCC briefly?\n데드락이란?\t순환 대기\t락\n",
		"from Anki":  "#separator:Semicolon\n#html:false\nWhat is MVCC, briefly?;\"Versions.\nSnapshots.\";db sql\nWhat is MVCC briefly?;;\n데드락이란?;순환 대기;락\n",
		"from Excel": "\ufeffWhat is MVCC, briefly?\t\"Versions.\r\nSnapshots.\"\tdb sql\r\nWhat is MVCC briefly?\t\t\r\n데드락이란?\t순환 대기\t락\r\n",
	} {
		t.Run(name, func(t *testing.T) {
			text, wrong := FromTable("cards.csv", []byte(table), "cards", lang.Ko)
			if len(wrong) > 0 {
				t.Fatal(sentences(wrong))
			}
			d, wrong := Parse("cards.yaml", text)
			if len(wrong) > 0 || len(d.Questions) != 3 {
				t.Fatalf("%v\n%s", sentences(wrong), text)
			}
			first, second, third := d.Questions[0], d.Questions[1], d.Questions[2]
			if first.ID != "cards/what-is-mvcc-briefly" || first.Answer.Ko != "Versions.\nSnapshots." || strings.Join(first.Tags, " ") != "db sql" {
				t.Errorf("first %+v", first)
			}
			if second.ID != "cards/what-is-mvcc-briefly-2" || !second.Answer.Empty() {
				t.Errorf("second %+v", second)
			}
			if third.ID != "cards/card-3" || third.Ask.Ko != "데드락이란?" || third.Answer.Ko != "순환 대기" {
				t.Errorf("third %+v", third)
			}
		})
	}
}

func TestEveryWrongLineOfATableIsReported(t *testing.T) {
	_, wrong := FromTable("cards.csv", []byte("a,b,c,d\n,x\nfine,yes\n\"open\n"), "cards", lang.En)
	want := []string{"cards.csv:1:1 There are 4 fields", "cards.csv:2:1 The front", "cards.csv:4:"}
	if len(wrong) != len(want) {
		t.Fatal(sentences(wrong))
	}
	for i, p := range wrong {
		if !strings.HasPrefix(p.Place()+" "+p.Sentence(lang.En), want[i]) {
			t.Errorf("%s %s, want %s", p.Place(), p.Sentence(lang.En), want[i])
		}
	}
	for name, data := range map[string]string{"empty": "", "binary": "a\x00b", "not UTF-8": "a\xff", "large": strings.Repeat("a,b\n", 300_000)} {
		if text, wrong := FromTable("cards.csv", []byte(data), "cards", lang.En); len(wrong) == 0 {
			t.Errorf("%s: made %q", name, text)
		}
	}
}

func FuzzFromTable(f *testing.F) {
	f.Add([]byte("front,back\n"))
	f.Add([]byte("#separator:tab\na\tb\tc\n"))
	f.Fuzz(func(t *testing.T, data []byte) {
		text, wrong := FromTable("cards.csv", data, "cards", lang.En)
		if len(wrong) > 0 {
			return
		}
		if _, wrong := Parse("cards.yaml", text); len(wrong) > 0 {
			t.Errorf("a table became a deck that cannot be read: %v\n%s", sentences(wrong), text)
		}
	})
}
