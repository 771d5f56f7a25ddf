package gobcheck

import (
	"math"
	"math/rand/v2"
	"time"

	"github.com/mattermost/mattermost/server/public/model"
)

// Tree has a field of every kind that gob knows, behind pointers, in lists, in maps and in interfaces.
type Tree struct {
	Yes     bool
	I       int
	I8      int8
	I16     int16
	I32     int32
	I64     int64
	U       uint
	U8      uint8
	U64     uint64
	F32     float32
	F64     float64
	Text    string
	Bytes   []byte
	MaybeB  *bool
	MaybeI  *int64
	MaybeS  *string
	Next    *Tree
	Kids    []*Tree
	Leaf    Leaf
	Leaves  []Leaf
	ByName  map[string]*Leaf
	ByInt   map[int]string
	Words   [][]string
	Triple  [3]int
	When    time.Time
	Complex complex128
	Any     any
	Anys    []any
	Named   map[string]any
}

// Leaf is what hangs on a tree.
type Leaf struct {
	Text string
	N    int64
}

// grower makes random trees.
type grower struct{ *rand.Rand }

func (g grower) tree(depth int) *Tree {
	t := &Tree{
		Yes: g.coin(), I: int(g.int(64)), I8: int8(g.int(8)), I16: int16(g.int(16)), I32: int32(g.int(32)), I64: g.int(64),
		U: uint(g.int(64)), U8: uint8(g.int(8)), U64: uint64(g.int(64)), F32: float32(g.float()), F64: g.float(),
		Text: g.text(), Bytes: []byte(g.text()), Leaf: g.leaf(), Triple: [3]int{int(g.int(64)), 0, int(g.int(16))},
		When: time.UnixMilli(g.Int64N(4_000_000_000_000)).UTC(), Complex: complex(g.float(), g.float()),
		Any: g.anything(depth), Leaves: several(g, g.leaf), Words: several(g, func() []string { return several(g, g.text) }),
	}
	if g.coin() {
		t.MaybeB, t.MaybeI, t.MaybeS = new(bool), new(int64), new(string)
		*t.MaybeB, *t.MaybeI, *t.MaybeS = g.coin(), g.int(64), g.text()
		t.ByName, t.ByInt = map[string]*Leaf{}, map[int]string{}
		for range g.IntN(3) {
			t.ByName[g.key()], t.ByInt[int(g.int(64))] = &Leaf{N: g.int(64)}, g.text()
		}
		t.Anys = several(g, func() any { return g.anything(depth) })
		t.Named = g.record(depth)
	}
	if depth > 0 {
		t.Kids = several(g, func() *Tree { return g.tree(depth - 1) })
		if g.coin() {
			t.Next = g.tree(depth - 1)
		}
	}
	return t
}

func (g grower) leaf() Leaf { return Leaf{g.text(), g.int(64)} }

func (g grower) coin() bool { return g.IntN(2) == 0 }

// int has a random number of digits, so that every length on the wire is met.
func (g grower) int(bits int) int64 {
	value := int64(g.Uint64()) >> (64 - bits)
	return value >> g.IntN(bits)
}

func (g grower) float() float64 {
	corners := []float64{0, math.Copysign(0, -1), 1, -1.5, math.MaxFloat32, math.SmallestNonzeroFloat32, math.Inf(1), math.Inf(-1), math.NaN()}
	if g.coin() {
		return corners[g.IntN(len(corners))]
	}
	return float64(float32(g.NormFloat64()))
}

var runes = []rune("abc \x00\"\\\nßжंठ🚒\U0010FFFF")

func (g grower) text() string {
	length := g.IntN(6)
	if g.IntN(50) == 0 {
		length = 300
	}
	text := make([]rune, length)
	for i := range text {
		text[i] = runes[g.IntN(len(runes))]
	}
	return string(text)
}

// key is never a single character that JSON escapes: V8 13.6 (Node 24.21) now and then reads such a key as a backslash,
// and the trees travel as JSON. To be plain text again with a Node that does not.
func (g grower) key() string {
	if key := g.text(); len(key) != 1 {
		return key
	}
	return "key"
}

// anything is of any type that the server has a name for.
func (g grower) anything(depth int) any {
	makers := []func() any{
		func() any { return nil }, func() any { return g.coin() }, func() any { return g.text() },
		func() any { return int(g.int(64)) }, func() any { return int8(g.int(8)) }, func() any { return g.int(64) },
		func() any { return uint64(g.int(64)) }, func() any { return uint8(g.int(8)) }, func() any { return g.float() },
		func() any { return []byte(g.text()) }, func() any { return several(g, g.text) },
		func() any { return several(g, g.coin) }, func() any { return several(g, func() int64 { return g.int(64) }) },
		func() any { return several(g, g.float) },
		func() any { return &model.AppError{Id: g.text(), StatusCode: int(g.int(16))} },
		func() any { return []*model.SlackAttachment{{Title: g.text(), Timestamp: g.int(64)}} },
	}
	if depth > 0 {
		makers = append(makers,
			func() any { return several(g, func() any { return g.anything(depth - 1) }) },
			func() any { return g.record(depth - 1) })
	}
	return makers[g.IntN(len(makers))]()
}

func (g grower) record(depth int) map[string]any {
	record := map[string]any{}
	for range g.IntN(4) {
		record[g.key()] = g.anything(depth)
	}
	return record
}

func several[T any](g grower, one func() T) []T {
	list := make([]T, g.IntN(3))
	for i := range list {
		list[i] = one()
	}
	return list
}
