"""What kind of thing a source is, in the brief's language: a row for each type of CSL 1.0.2, appendix III."""

from __future__ import annotations

from collections.abc import Mapping

from briefsite.labels import primary

_LANGUAGES = ("en", "fr", "es", "ar", "zh")

_KINDS: Mapping[str, tuple[str, str, str, str, str]] = {
    "article": ("Article", "Article", "Artículo", "مقال", "文章"),
    "article-journal": ("Journal article", "Article de revue",
        "Artículo de revista académica", "مقال في دورية", "期刊文章"),
    "article-magazine": ("Magazine article", "Article de magazine", "Artículo de revista", "مقال في مجلة", "杂志文章"),
    "article-newspaper": ("Newspaper article", "Article de presse", "Artículo de prensa", "مقال في صحيفة", "报纸文章"),
    "bill": ("Bill", "Projet de loi", "Proyecto de ley", "مشروع قانون", "法案"),
    "book": ("Book", "Livre", "Libro", "كتاب", "图书"),
    "broadcast": ("Broadcast", "Émission", "Emisión", "برنامج إذاعي أو تلفزيوني", "广播节目"),
    "chapter": ("Chapter of a book", "Chapitre de livre", "Capítulo de libro", "فصل من كتاب", "图书章节"),
    "classic": ("Classical work", "Œuvre classique", "Obra clásica", "مؤلَّف كلاسيكي", "经典著作"),
    "collection": ("Collection", "Fonds", "Colección", "مجموعة", "文集"),
    "dataset": ("Data set", "Jeu de données", "Conjunto de datos", "مجموعة بيانات", "数据集"),
    "document": ("Document", "Document", "Documento", "وثيقة", "文献"),
    "entry": ("Entry", "Notice", "Entrada", "مدخل", "条目"),
    "entry-dictionary": ("Dictionary entry", "Article de dictionnaire",
        "Entrada de diccionario", "مدخل في معجم", "词典条目"),
    "entry-encyclopedia": ("Encyclopaedia entry", "Article d’encyclopédie",
        "Entrada de enciclopedia", "مدخل في موسوعة", "百科条目"),
    "event": ("Event", "Événement", "Evento", "فعالية", "活动"),
    "figure": ("Figure", "Figure", "Figura", "شكل", "图表"),
    "graphic": ("Picture", "Image", "Imagen", "صورة", "图像"),
    "hearing": ("Hearing", "Audition", "Audiencia", "جلسة استماع", "听证会"),
    "interview": ("Interview", "Entretien", "Entrevista", "مقابلة", "访谈"),
    "legal_case": ("Court decision", "Décision de justice", "Sentencia", "حكم قضائي", "判例"),
    "legislation": ("Legal text", "Texte juridique", "Texto legal", "نص قانوني", "法律文件"),
    "manuscript": ("Manuscript", "Manuscrit", "Manuscrito", "مخطوطة", "手稿"),
    "map": ("Map", "Carte", "Mapa", "خريطة", "地图"),
    "motion_picture": ("Film or video", "Film ou vidéo", "Película o vídeo", "فيلم أو فيديو", "影像"),
    "musical_score": ("Musical score", "Partition", "Partitura", "نوتة موسيقية", "乐谱"),
    "pamphlet": ("Pamphlet", "Brochure", "Folleto", "كتيّب", "小册子"),
    "paper-conference": ("Conference paper", "Communication de colloque", "Ponencia", "ورقة مؤتمر", "会议论文"),
    "patent": ("Patent", "Brevet", "Patente", "براءة اختراع", "专利"),
    "performance": ("Performance", "Spectacle", "Representación", "عرض", "演出"),
    "periodical": ("Periodical", "Périodique", "Publicación periódica", "دورية", "期刊"),
    "personal_communication": ("Personal communication", "Communication personnelle",
        "Comunicación personal", "مراسلة شخصية", "私人通信"),
    "post": ("Post", "Message en ligne", "Publicación en línea", "منشور", "网络帖文"),
    "post-weblog": ("Blog post", "Billet de blog", "Entrada de blog", "تدوينة", "博客文章"),
    "regulation": ("Regulation", "Règlement", "Reglamento", "لائحة تنظيمية", "法规"),
    "report": ("Report", "Rapport", "Informe", "تقرير", "报告"),
    "review": ("Review", "Compte rendu", "Reseña", "مراجعة", "评论"),
    "review-book": ("Book review", "Compte rendu de livre", "Reseña de libro", "مراجعة كتاب", "书评"),
    "software": ("Software", "Logiciel", "Programa informático", "برنامج حاسوبي", "软件"),
    "song": ("Sound recording", "Enregistrement sonore", "Grabación sonora", "تسجيل صوتي", "录音"),
    "speech": ("Speech", "Discours", "Discurso", "خطاب", "演讲"),
    "standard": ("Standard", "Norme", "Norma", "معيار", "标准"),
    "thesis": ("Thesis", "Thèse", "Tesis", "رسالة جامعية", "学位论文"),
    "treaty": ("Treaty", "Traité", "Tratado", "معاهدة", "条约"),
    "webpage": ("Web page", "Page web", "Página web", "صفحة ويب", "网页"),
}  # fmt: skip


def kind_of(lang: str, csl_type: str) -> str:
    """The word for a CSL type in the language (a BCP 47 tag), English where it has none; "" for a type CSL has not."""
    words = _KINDS.get(csl_type)
    if words is None:
        return ""
    return words[_LANGUAGES.index(primary(lang)) if primary(lang) in _LANGUAGES else 0]
