/** What the keys of a Korean keyboard of two sets write where Latin letters stand on them: initial and final consonants, vowels. */
const INITIALS = "r R s e E f a q Q t T d w W c z x v g".split(" ");
const VOWELS = "k o i O j p u P h hk ho hl y n nj np nl b m ml l".split(" ");
const FINALS = "r R rt s sw sg e f fr fa fq ft fx fv fg a q qt t T d w c z x v g".split(" ");

const INITIAL = 0x1100;
const VOWEL = 0x1161;
const FINAL = 0x11a8;

/** A text typed with the keyboard left in Hangul, as its keys would have written it in Latin letters: `ㅁ1` is `a1`. */
export const latinKeys = (text: string): string =>
  text
    .replace(/[\u3131-\u3163\uac00-\ud7a3]+/g, (hangul) => hangul.normalize("NFKD"))
    .replace(/[\u1100-\u1112\u1161-\u1175\u11a8-\u11c2]/g, (one) => {
      const code = one.charCodeAt(0);
      const keys =
        code < VOWEL ? INITIALS[code - INITIAL] : code < FINAL ? VOWELS[code - VOWEL] : FINALS[code - FINAL];
      return keys ?? one;
    });
