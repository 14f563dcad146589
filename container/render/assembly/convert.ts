// BT.709 matrix, limited range, Q16: Y = 16 + 219·(0.2126 R + 0.7152 G + 0.0722 B) and so on, with R, G, B
// in 0..1. Rec. ITU-R BT.709-6, 3.2 and 3.4. Input is premultiplied, so offsets are scaled by alpha too.
const YR: i32 = 11966; // 0.2126·219/255·65536
const YG: i32 = 40254; // 0.7152·219/255·65536
const YB: i32 = 4064; // 0.0722·219/255·65536
const UR: i32 = -6596; // -0.2126/1.8556·224/255·65536
const UG: i32 = -22189; // -0.7152/1.8556·224/255·65536
const UB: i32 = 28784 + 1; // 0.5·224/255·65536, so that grey sums to zero
const VR: i32 = 28784 + 1;
const VG: i32 = -26145; // -0.7152/1.5748·224/255·65536
const VB: i32 = -2640; // -0.0722/1.5748·224/255·65536
const Y_OFFSET: i32 = 4112; // 16·65536/255
const C_OFFSET: i32 = 32897; // 128·65536/255

function byte(v: i32): u8 {
  return <u8>min(max(v, 0), 255);
}

/**
 * Premultiplied RGBA (`rgba`, `rgbaStride` bytes a row) to premultiplied planes. Chroma is sited left, as H.264
 * assumes: weights 1 2 1 across, 1 1 down. `width` and `height` are even. `a` and `ac` (alpha at chroma size)
 * may be 0: then the picture is taken as opaque.
 */
export function convertRgba(
  rgba: usize,
  rgbaStride: i32,
  width: i32,
  height: i32,
  y: usize,
  u: usize,
  v: usize,
  a: usize,
  ac: usize,
  stride: i32,
  chromaStride: i32,
): void {
  for (let j = 0; j < height; j++) {
    const row = rgba + <usize>(j * rgbaStride);
    const yRow = y + <usize>(j * stride);
    for (let i = 0; i < width; i++) {
      const px = load<u32>(row + <usize>(i << 2));
      const r = <i32>(px & 255),
        g = <i32>((px >> 8) & 255),
        b = <i32>((px >> 16) & 255),
        al = <i32>(px >> 24);
      store<u8>(yRow + i, byte((YR * r + YG * g + YB * b + Y_OFFSET * al + 32768) >> 16));
      if (a) store<u8>(a + <usize>(j * stride + i), <u8>al);
    }
  }
  for (let j = 0; j < height; j += 2) {
    const top = rgba + <usize>(j * rgbaStride);
    const low = top + <usize>rgbaStride;
    const at = <usize>((j >> 1) * chromaStride);
    for (let i = 0; i < width; i += 2) {
      const left = <usize>(max(i - 1, 0) << 2),
        mid = <usize>(i << 2),
        right = <usize>((i + 1) << 2);
      const ag0 =
        spread(load<u32>(top + left)) +
        spread(load<u32>(low + left)) +
        ((spread(load<u32>(top + mid)) + spread(load<u32>(low + mid))) << 1) +
        spread(load<u32>(top + right)) +
        spread(load<u32>(low + right));
      const r = <i32>(ag0 & 0xffff),
        g = <i32>((ag0 >> 16) & 0xffff);
      const b = <i32>((ag0 >> 32) & 0xffff),
        al = <i32>(ag0 >> 48);
      const k = at + <usize>(i >> 1);
      store<u8>(u + k, byte((UR * r + UG * g + UB * b + C_OFFSET * al + 262144) >> 19));
      store<u8>(v + k, byte((VR * r + VG * g + VB * b + C_OFFSET * al + 262144) >> 19));
      if (ac) store<u8>(ac + k, <u8>((al + 4) >> 3));
    }
  }
}

/** RGBA bytes spread into four 16-bit lanes of a u64, so that sums of eight pixels cannot overflow. */
function spread(px: u32): u64 {
  const p = <u64>px;
  return (p & 0xff) | ((p & 0xff00) << 8) | ((p & 0xff0000) << 16) | ((p & 0xff000000) << 24);
}
