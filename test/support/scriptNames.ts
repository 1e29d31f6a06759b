/** Names in every script that worksheets can print, and the font in which each is printed. */
export const SCRIPT_NAMES = [
  ["홍길동", "NotoSansKR"],
  ["Łukasz Ąžuolas Ñandú Nguyễn Thị Hằng", "STIXTwoText"],
  ["Ғабит Өмірұлы Ђорђе", "NotoSans-"],
  ["王小明 张伟 陳怡君 渡邉 髙橋 さくら", "NotoSansSC"],
  ["محمد بن عبد الله", "NotoSansArabic"],
  ["יוסף כהן", "NotoSansHebrew"],
  ["देवेन्द्र", "NotoSansDevanagari"],
  ["เพชร", "NotoSansThai"],
  ["গৌতম", "NotoSansBengali"],
  ["முருகன்", "NotoSansTamil"],
  ["გიორგი Հայկ ሰላም ឡុង", "Unifont"],
] as const;
