package questions

import "onsite/lang"

// Principle is one of the sixteen Leadership Principles. Name.En is the
// official name; Name.Ko is our own gloss and shown as such. Short is the two
// letters a narrow table has room for.
type Principle struct {
	ID    string
	Short string
	Name  lang.Text
}

// Principles returns the sixteen in their official order.
func Principles() []Principle { return append([]Principle(nil), principles...) }

// FindPrinciple returns the principle with the id.
func FindPrinciple(id string) (Principle, bool) {
	for _, p := range principles {
		if p.ID == id {
			return p, true
		}
	}
	return Principle{}, false
}

var principles = []Principle{
	{"customer-obsession", "CO", lang.Text{En: "Customer Obsession", Ko: "고객 집착"}},
	{"ownership", "Ow", lang.Text{En: "Ownership", Ko: "주인의식"}},
	{"invent-and-simplify", "IS", lang.Text{En: "Invent and Simplify", Ko: "발명과 단순화"}},
	{"are-right-a-lot", "RA", lang.Text{En: "Are Right, A Lot", Ko: "대부분 옳다"}},
	{"learn-and-be-curious", "LC", lang.Text{En: "Learn and Be Curious", Ko: "배움과 호기심"}},
	{"hire-and-develop-the-best", "HD", lang.Text{En: "Hire and Develop the Best", Ko: "최고의 인재 채용과 육성"}},
	{"insist-on-the-highest-standards", "HS", lang.Text{En: "Insist on the Highest Standards", Ko: "최고의 기준 고집"}},
	{"think-big", "TB", lang.Text{En: "Think Big", Ko: "크게 생각하기"}},
	{"bias-for-action", "BA", lang.Text{En: "Bias for Action", Ko: "신속한 판단과 실행"}},
	{"frugality", "Fr", lang.Text{En: "Frugality", Ko: "절약"}},
	{"earn-trust", "ET", lang.Text{En: "Earn Trust", Ko: "신뢰 얻기"}},
	{"dive-deep", "DD", lang.Text{En: "Dive Deep", Ko: "깊이 파고들기"}},
	{"have-backbone", "HB", lang.Text{En: "Have Backbone; Disagree and Commit", Ko: "소신과 승복"}},
	{"deliver-results", "DR", lang.Text{En: "Deliver Results", Ko: "성과 달성"}},
	{"strive-to-be-earths-best-employer", "EE", lang.Text{En: "Strive to be Earth's Best Employer", Ko: "지구 최고의 고용주를 향한 노력"}},
	{"success-and-scale", "SS", lang.Text{En: "Success and Scale Bring Broad Responsibility", Ko: "성공과 규모에 따르는 폭넓은 책임"}},
}
