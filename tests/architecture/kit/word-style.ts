// What the words of the app may not look like (ux.md part e).

type Language = 'es' | 'pt' | 'en'
type Style = readonly (readonly [reason: string, pattern: RegExp])[]

/** Why a word or sentence does not fit the house; empty when it does. */
export function styleFaults(language: Language, text: string): readonly string[] {
  return [...EVERYWHERE, ...OF_LANGUAGE[language]]
    .filter(([, pattern]) => pattern.test(text))
    .map(([reason]) => `${reason}: ${text}`)
}

const EVERYWHERE: Style = [
  ['no @, it is read aloud as "at"', /@/],
  ['no slash between forms', /\//],
  ['no ending in brackets', /\((a|as|o|os|e|es|s|she|he)\)/i],
  ['no exclamation mark', /[!¡]/],
  ['no space at the ends or twice', /^\s|\s$|\s{2}/],
]

/** \b knows no accents: the letters around a word are looked at instead. */
function word(pattern: string): RegExp {
  return new RegExp(`(?<!\\p{L})(${pattern})(?!\\p{L})`, 'iu')
}

const OF_LANGUAGE: Readonly<Record<Language, Style>> = {
  es: [
    ['no x or e as a gender', word('(tod|niñ|hij|ell|amig)(xs?|es?)|les refugiades|migrantxs?')],
    ['usted, not tú or vos', word('tú|vos|vosotr[ao]s|tienes|puedes|tu|tus|tenés')],
    [
      'a plain and kind word instead',
      word(
        'ilegal(es)?|menor|menores de edad|usuari[ao]s?|beneficiari[ao]s?|sincroni[zc]\\p{L}+|servidor(es)?|nube|inválid[ao]s?|sospechos[ao]s?|error \\d+|cli[ck]|offline|online|email|login',
      ),
    ],
    [
      'a device is a dispositivo: equipo is a team',
      word('equipo (informático|móvil|nuevo|perdido)'),
    ],
    ['the words of Latin America', word('ordenador(es)?|móviles|teléfono móvil|pinchar|pulsar')],
    ['no asking please in an order', word('por favor')],
  ],
  pt: [
    ['no x or e as a gender', word('(tod|menin|filh|elu)(xs?|es)|todes|elus?')],
    ['você, not tu', word('tu|teu|tua|vós|a gente|o senhor|a senhora')],
    [
      'a plain and kind word instead',
      word(
        'ilega(l|is)|menor(es)? de idade|menor|usuári[ao]s?|beneficiári[ao]s?|sincroni\\p{L}+|servidor(es)?|nuvem|inválid[ao]s?|suspeit[ao]s?|erro \\d+|cliqu?e|deletar|offline|online|e-?mail|login',
      ),
    ],
    [
      'the words of Brazil',
      word('telemóvel|utente|autocarro|ecrã|ficheiro|telemóveis|palavra-passe'),
    ],
    ['no asking please in an order', word('por favor')],
  ],
  en: [
    ['they, not he or she', word('he|she|his|her|him|s/he')],
    [
      'a plain and kind word instead',
      word(
        'illegals?|aliens?|beneficiar(y|ies)|users?|minors?|servers?|cloud|sync\\p{L}*|invalid|suspicious|error \\d+|click(ed)?|e-?mail|login',
      ),
    ],
    ['no asking please in an order', word('please')],
  ],
}
