package editor

import (
	"strings"
	"testing"
)

const sentence = "배포 직후 결제 오류가 늘어 로그를 살펴보니 커넥션 풀이 고갈되어 있었고 30분 만에 복구했습니다. "

// prose is one paragraph of n Korean characters.
func prose(n int) string {
	all := []rune(strings.Repeat(sentence, n/20))
	return string(all[:n])
}

func benchmarkKey(b *testing.B, text string, up int) {
	e := New()
	e.SetSize(80, 24)
	e.SetText(text)
	e.Top()
	for range up {
		e.Down()
	}
	for range 10 {
		e.Right()
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if i%2 == 0 {
			e.Insert("한")
		} else {
			e.Backspace()
		}
		e.Rows()
		e.Cursor()
	}
}

func BenchmarkKey20000(b *testing.B) { benchmarkKey(b, prose(20000), 230) }

func BenchmarkKey5000(b *testing.B) { benchmarkKey(b, prose(5000), 58) }

func BenchmarkKeyUnbroken20000(b *testing.B) {
	benchmarkKey(b, strings.ReplaceAll(prose(20000), " ", "공"), 230)
}

func BenchmarkKeyInManyParagraphs(b *testing.B) {
	benchmarkKey(b, strings.Repeat(sentence+"\n", 5000), 2500)
}

func BenchmarkPaste20000(b *testing.B) {
	text := prose(20000)
	e := New()
	e.SetText("앞 뒤")
	e.Left()
	b.ReportAllocs()
	for b.Loop() {
		e.Insert(text)
		e.Rows()
		e.Cursor()
		b.StopTimer()
		e.Undo()
		b.StartTimer()
	}
}

func BenchmarkNewlineIn20000(b *testing.B) {
	e := New()
	e.SetText(prose(20000))
	for range 230 {
		e.Up()
	}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		if i%2 == 0 {
			e.Newline()
		} else {
			e.Backspace()
		}
		e.Rows()
		e.Cursor()
	}
}

func BenchmarkWordLeftIn20000(b *testing.B) {
	e := New()
	e.SetText(prose(20000))
	b.ReportAllocs()
	for b.Loop() {
		e.WordLeft()
		e.Rows()
		e.Cursor()
		if e.cursor.off == 0 {
			e.Bottom()
		}
	}
}
