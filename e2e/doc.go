// Package e2e drives the built program in a real terminal, as a person would:
// it types, looks at the screen, pulls the plug and looks again. It has tests
// only and knows nothing of the code; what it reads on the screen is listed in
// words_test.go.
package e2e
