package gobcheck

import (
	"net/url"
	"time"
)

// codecTypes exist for the codec's vectors only; their names and fields stand in vectors/types.json.
var codecTypes = []any{
	Empty{}, Flat{}, Ptrs{}, Inner{}, Nest{}, Node{}, Any{}, Err{}, Opaques{}, Skips{}, Embed{}, Short{}, Long{}, Named(""),
}

type (
	Named string

	Empty struct{}

	Flat struct {
		B  bool
		I  int
		I8 int8
		I6 int64
		U  uint
		U3 uint32
		U6 uint64
		F  float64
		F3 float32
		S  string
		Y  []byte
		N  Named
		C  complex128
	}

	Ptrs struct {
		B *bool
		I *int
		S *string
		P *Flat
		Q **string
	}

	Inner struct{ X, Y int }

	Nest struct {
		Val   Inner
		Ptr   *Inner
		Vals  []Inner
		Ptrs  []*Inner
		M     map[string]Inner
		MI    map[int]string
		SS    [][]string
		Arr   [3]int
		BArr  []bool
		Empty Empty
	}

	Node struct {
		V    int
		Kids []*Node
		Next *Node
	}

	Any struct {
		A any
		L []any
		M map[string]any
	}

	Err struct{ A error }

	Opaques struct {
		T  time.Time
		PT *time.Time
		U  *url.URL
	}

	Skips struct {
		A int
		B func()
		C chan int
		d int //nolint:unused // gob gives lower-case fields no number
		E int
	}

	Embed struct {
		Inner
		Z int
	}

	Short struct{ Keep string }

	Long struct {
		Before string
		Keep   string
		After  []Inner
	}
)
