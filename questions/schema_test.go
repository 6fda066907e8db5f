package questions

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"testing"

	"github.com/invopop/jsonschema"
)

var update = flag.Bool("update", false, "write generated files anew")

func TestSchemaIsMadeFromTheTypes(t *testing.T) {
	r := jsonschema.Reflector{FieldNameTag: "yaml", ExpandedStruct: true, DoNotReference: true}
	s := r.Reflect(&deckFile{})
	s.Version = "http://json-schema.org/draft-07/schema#" // the newest yaml-language-server reads reliably
	s.ID = ""
	s.Title = "onsite deck"
	want, err := json.MarshalIndent(s, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	want = append(want, '\n')
	if *update {
		if err := os.WriteFile("deck.schema.json", want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if !bytes.Equal(Schema(), want) {
		t.Error("deck.schema.json is not what the types say; run: go test ./questions -run Schema -update")
	}
}
