//go:build !purego

package kernel

// product adds k steps to one tile of rows×span panels. Strides are in bytes;
// k0 is 0 for the first steps, which start the sums at zero.
func product(rows, span int, c, a, b, bias *float32, cs, as, bs, k, k0 int) {
	if active == levelAVX512 {
		productAVX512(rows, span, c, a, b, bias, cs, as, bs, k, k0)
		return
	}
	productAVX2(rows, span, c, a, b, bias, cs, as, bs, k, k0)
}

func productAVX512(rows, span int, c, a, b, bias *float32, cs, as, bs, k, k0 int) {
	switch span {
	case 4:
		switch rows {
		case 1:
			product1x4AVX512(c, a, b, bias, cs, as, bs, k, k0)
		case 2:
			product2x4AVX512(c, a, b, bias, cs, as, bs, k, k0)
		case 3:
			product3x4AVX512(c, a, b, bias, cs, as, bs, k, k0)
		case 4:
			product4x4AVX512(c, a, b, bias, cs, as, bs, k, k0)
		case 5:
			product5x4AVX512(c, a, b, bias, cs, as, bs, k, k0)
		case 6:
			product6x4AVX512(c, a, b, bias, cs, as, bs, k, k0)
		}
	case 2:
		switch rows {
		case 1:
			product1x2AVX512(c, a, b, bias, cs, as, bs, k, k0)
		case 2:
			product2x2AVX512(c, a, b, bias, cs, as, bs, k, k0)
		case 3:
			product3x2AVX512(c, a, b, bias, cs, as, bs, k, k0)
		case 4:
			product4x2AVX512(c, a, b, bias, cs, as, bs, k, k0)
		case 5:
			product5x2AVX512(c, a, b, bias, cs, as, bs, k, k0)
		case 6:
			product6x2AVX512(c, a, b, bias, cs, as, bs, k, k0)
		case 7:
			product7x2AVX512(c, a, b, bias, cs, as, bs, k, k0)
		case 8:
			product8x2AVX512(c, a, b, bias, cs, as, bs, k, k0)
		case 9:
			product9x2AVX512(c, a, b, bias, cs, as, bs, k, k0)
		case 10:
			product10x2AVX512(c, a, b, bias, cs, as, bs, k, k0)
		case 11:
			product11x2AVX512(c, a, b, bias, cs, as, bs, k, k0)
		case 12:
			product12x2AVX512(c, a, b, bias, cs, as, bs, k, k0)
		}
	case 1:
		switch rows {
		case 1:
			product1x1AVX512(c, a, b, bias, cs, as, bs, k, k0)
		case 2:
			product2x1AVX512(c, a, b, bias, cs, as, bs, k, k0)
		case 3:
			product3x1AVX512(c, a, b, bias, cs, as, bs, k, k0)
		case 4:
			product4x1AVX512(c, a, b, bias, cs, as, bs, k, k0)
		case 5:
			product5x1AVX512(c, a, b, bias, cs, as, bs, k, k0)
		case 6:
			product6x1AVX512(c, a, b, bias, cs, as, bs, k, k0)
		case 7:
			product7x1AVX512(c, a, b, bias, cs, as, bs, k, k0)
		case 8:
			product8x1AVX512(c, a, b, bias, cs, as, bs, k, k0)
		case 9:
			product9x1AVX512(c, a, b, bias, cs, as, bs, k, k0)
		case 10:
			product10x1AVX512(c, a, b, bias, cs, as, bs, k, k0)
		case 11:
			product11x1AVX512(c, a, b, bias, cs, as, bs, k, k0)
		case 12:
			product12x1AVX512(c, a, b, bias, cs, as, bs, k, k0)
		}
	}
}

func productAVX2(rows, span int, c, a, b, bias *float32, cs, as, bs, k, k0 int) {
	switch span {
	case 4:
		switch rows {
		case 1:
			product1x4AVX2(c, a, b, bias, cs, as, bs, k, k0)
		}
	case 2:
		switch rows {
		case 1:
			product1x2AVX2(c, a, b, bias, cs, as, bs, k, k0)
		case 2:
			product2x2AVX2(c, a, b, bias, cs, as, bs, k, k0)
		case 3:
			product3x2AVX2(c, a, b, bias, cs, as, bs, k, k0)
		}
	case 1:
		switch rows {
		case 1:
			product1x1AVX2(c, a, b, bias, cs, as, bs, k, k0)
		case 2:
			product2x1AVX2(c, a, b, bias, cs, as, bs, k, k0)
		case 3:
			product3x1AVX2(c, a, b, bias, cs, as, bs, k, k0)
		case 4:
			product4x1AVX2(c, a, b, bias, cs, as, bs, k, k0)
		case 5:
			product5x1AVX2(c, a, b, bias, cs, as, bs, k, k0)
		case 6:
			product6x1AVX2(c, a, b, bias, cs, as, bs, k, k0)
		}
	}
}

func productBF16(rows int, c, a, b, first *byte, cs, as, bs, groups int) {
	switch rows {
	case 1:
		productBF16x1(c, a, b, first, cs, as, bs, groups)
	case 2:
		productBF16x2(c, a, b, first, cs, as, bs, groups)
	case 3:
		productBF16x3(c, a, b, first, cs, as, bs, groups)
	case 4:
		productBF16x4(c, a, b, first, cs, as, bs, groups)
	case 5:
		productBF16x5(c, a, b, first, cs, as, bs, groups)
	case 6:
		productBF16x6(c, a, b, first, cs, as, bs, groups)
	case 7:
		productBF16x7(c, a, b, first, cs, as, bs, groups)
	case 8:
		productBF16x8(c, a, b, first, cs, as, bs, groups)
	case 9:
		productBF16x9(c, a, b, first, cs, as, bs, groups)
	case 10:
		productBF16x10(c, a, b, first, cs, as, bs, groups)
	case 11:
		productBF16x11(c, a, b, first, cs, as, bs, groups)
	case 12:
		productBF16x12(c, a, b, first, cs, as, bs, groups)
	}
}

func productInt8(rows int, c, a, b, first *byte, cs, as, bs, groups int) {
	switch rows {
	case 1:
		productInt8x1(c, a, b, first, cs, as, bs, groups)
	case 2:
		productInt8x2(c, a, b, first, cs, as, bs, groups)
	case 3:
		productInt8x3(c, a, b, first, cs, as, bs, groups)
	case 4:
		productInt8x4(c, a, b, first, cs, as, bs, groups)
	case 5:
		productInt8x5(c, a, b, first, cs, as, bs, groups)
	case 6:
		productInt8x6(c, a, b, first, cs, as, bs, groups)
	case 7:
		productInt8x7(c, a, b, first, cs, as, bs, groups)
	case 8:
		productInt8x8(c, a, b, first, cs, as, bs, groups)
	case 9:
		productInt8x9(c, a, b, first, cs, as, bs, groups)
	case 10:
		productInt8x10(c, a, b, first, cs, as, bs, groups)
	case 11:
		productInt8x11(c, a, b, first, cs, as, bs, groups)
	case 12:
		productInt8x12(c, a, b, first, cs, as, bs, groups)
	}
}
