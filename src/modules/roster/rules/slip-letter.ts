/** What the letter with a sign-in slip tells. */
export type SlipLetter = {
  readonly contest: string
  readonly unit: string
  readonly name: string
  readonly username: string
  readonly password: string
  /** address of the page to sign in */
  readonly signIn: string
}

/** Subject and text of the letter that carries a sign-in slip, in Vietnamese. */
export const slipLetter = (
  slip: SlipLetter,
): { readonly subject: string; readonly body: string } => ({
  subject: `${slip.contest}: phiếu đăng nhập`,
  body: [
    `Kính gửi ${slip.name},`,
    '',
    `${slip.unit} đã cử ${slip.name} dự thi: ${slip.contest}.`,
    '',
    `Địa chỉ đăng nhập: ${slip.signIn}`,
    `Tên đăng nhập: ${slip.username}`,
    `Mật khẩu dùng một lần: ${slip.password}`,
    '',
    'Lần đăng nhập đầu tiên, hệ thống yêu cầu đặt mật khẩu riêng. Không chuyển thư này cho người khác.',
  ].join('\n'),
})
