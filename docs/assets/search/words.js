// The words of the search, in the language of the page.

const WORDS = {
  en: {
    search: "Search", close: "Close", filters: "Filters", clear: "Clear filters",
    topic: "Topic", person: "Person", year: "Year", type: "Type", language: "Language", any: "Any",
    hint: "Words, or a phrase in quotation marks. Every brief is searched from its title to its last line.",
    searching: "Searching…", count: "Results: {n}", nothing: "Nothing found for “{q}”.",
    everywhere: "Search in every language", more: "Show more", bibliography: "In the bibliography",
    failed: "The search could not be loaded. Are you connected?", retry: "Try again",
    notBuilt: "Search is made when the site is built; this is a preview.",
    topicPage: "Topic", personPage: "Person",
  },
  fr: {
    search: "Rechercher", close: "Fermer", filters: "Filtres", clear: "Effacer les filtres",
    topic: "Thème", person: "Auteur", year: "Année", type: "Type", language: "Langue", any: "Indifférent",
    hint: "Des mots, ou une expression entre guillemets. Chaque note est parcourue du titre à la dernière ligne.",
    searching: "Recherche en cours…", count: "Résultats : {n}", nothing: "Rien trouvé pour « {q} ».",
    everywhere: "Chercher dans toutes les langues", more: "Afficher plus", bibliography: "Dans la bibliographie",
    failed: "La recherche n’a pas pu être chargée. Êtes-vous connecté ?", retry: "Réessayer",
    notBuilt: "La recherche est créée à la construction du site ; ceci est un aperçu.",
    topicPage: "Thème", personPage: "Auteur",
  },
  es: {
    search: "Buscar", close: "Cerrar", filters: "Filtros", clear: "Quitar los filtros",
    topic: "Tema", person: "Autor", year: "Año", type: "Tipo", language: "Idioma", any: "Cualquiera",
    hint: "Palabras, o una frase entre comillas. Cada informe se busca desde el título hasta la última línea.",
    searching: "Buscando…", count: "Resultados: {n}", nothing: "No se encontró nada para «{q}».",
    everywhere: "Buscar en todos los idiomas", more: "Mostrar más", bibliography: "En la bibliografía",
    failed: "No se pudo cargar la búsqueda. ¿Tiene conexión?", retry: "Intentar de nuevo",
    notBuilt: "La búsqueda se crea al construir el sitio; esto es una vista previa.",
    topicPage: "Tema", personPage: "Autor",
  },
  ar: {
    search: "البحث", close: "إغلاق", filters: "عوامل التصفية", clear: "إلغاء التصفية",
    topic: "الموضوع", person: "الكاتب", year: "السنة", type: "النوع", language: "اللغة", any: "الكل",
    hint: "كلمات، أو عبارة بين علامتي اقتباس. يشمل البحث كل موجز من عنوانه إلى آخر سطر فيه.",
    searching: "جارٍ البحث…", count: "النتائج: {n}", nothing: "لا نتائج لـ«{q}».",
    everywhere: "البحث في كل اللغات", more: "عرض المزيد", bibliography: "في قائمة المصادر",
    failed: "تعذّر تحميل البحث. هل أنت متصل بالشبكة؟", retry: "حاول مرة أخرى",
    notBuilt: "يُنشأ البحث عند بناء الموقع، وهذه معاينة.",
    topicPage: "موضوع", personPage: "كاتب",
  },
  zh: {
    search: "搜索", close: "关闭", filters: "筛选", clear: "清除筛选",
    topic: "主题", person: "作者", year: "年份", type: "类型", language: "语言", any: "不限",
    hint: "输入词语，或用引号括起的短语。搜索范围为每篇简报的全文。",
    searching: "正在搜索…", count: "共 {n} 条结果", nothing: "没有找到“{q}”。",
    everywhere: "搜索所有语言", more: "显示更多", bibliography: "来源目录",
    failed: "无法加载搜索。网络是否已连接？", retry: "重试",
    notBuilt: "搜索在网站构建时生成；当前为预览。",
    topicPage: "主题", personPage: "作者",
  },
};

/** The language of the page, without its region. */
export const pageLanguage = (document.documentElement.lang || "en").split("-")[0].toLowerCase();

const own = WORDS[pageLanguage] ?? WORDS.en;

/** The language of these words: that of the page, or English. */
export const wordsLanguage = own === WORDS.en ? "en" : pageLanguage;

/** The words called `name`, with {n} and the like filled in. */
export function words(name, values = {}) {
  return own[name].replace(/\{(\w+)\}/g, (_, key) => values[key]);
}

/** A language's own name for itself. */
export function languageName(tag) {
  const name = new Intl.DisplayNames([tag], { type: "language" }).of(tag);
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}

/** `rtl` or `ltr`. */
export function direction(lang) {
  return /^(ar|dv|fa|he|ps|sd|ug|ur|yi)$/.test(lang) ? "rtl" : "ltr";
}
