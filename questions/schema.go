package questions

import _ "embed"

//go:embed deck.schema.json
var schema []byte

// Schema is the JSON Schema of a deck file, for editors. It is made from the
// types in format.go by `go test ./questions -run Schema -update`.
func Schema() []byte { return append([]byte(nil), schema...) }
