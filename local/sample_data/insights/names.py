"""Names by language, none of which is an English word that chats use."""

NAMES: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "brazilian": (
        ("João Pedro", "Thaís", "Vinícius", "Fabiana", "Antônio", "Jéssica", "Luíza", "Rosângela", "Caíque"),
        (
            *("da Silva", "dos Santos", "Araújo", "Gonçalves", "Cavalcanti"),
            *("Brandão", "Assunção", "Muniz", "Sant'Anna", "de Oliveira"),
        ),
    ),
    "portuguese": (
        ("Conceição", "Tomás", "Inês", "Gonçalo", "Luís", "Mafalda", "Beatriz", "Simão", "Catarina"),
        (
            *("Magalhães", "d'Almeida", "Sá Couto", "Guimarães", "Pessanha"),
            *("Simões", "Figueira-Lobo", "Teles", "Noronha", "Fragoso"),
        ),
    ),
    "indian": (
        ("Aarav", "Priyanka", "Lakshmi", "Venkatesh", "Ananya", "Rajesh", "Deepika", "Siddharth", "Meenakshi"),
        (
            *("Subramaniam", "Iyer", "Chatterjee", "Deshpande", "Krishnamurthy"),
            *("Kaur", "Patel", "Raghavan", "Bhattacharya"),
        ),
    ),
    "german": (
        ("Jürgen", "Käthe", "Björn", "Anneliese", "Uwe", "Heike", "Karl-Heinz", "Sören", "Lieselotte"),
        (
            *("Müller", "Schäfer", "Weißmann", "Köhler", "Lindemann"),
            *("Hoffmann-Krüger", "von Bülow", "Günther", "Jäger"),
        ),
    ),
    "french": (
        ("Zoé", "François", "Hélène", "Jean-Baptiste", "Anaïs", "Théo", "Gaëlle", "Marie-Claire", "Benoît"),
        (
            *("Lefèvre", "Dubois", "L'Hermite", "Beaumont-Giraud", "Crépin"),
            *("Moreau", "de Villiers", "Guérin", "Châtelain"),
        ),
    ),
    "spanish": (
        ("Íñigo", "María José", "Begoña", "Joaquín", "Lucía", "Ramón", "Ximena", "Óscar", "Andrés"),
        (
            *("García Márquez", "Núñez", "Ibáñez", "Peña", "de la Fuente"),
            *("Ortiz-Cañadas", "Zúñiga", "Gutiérrez", "Echeverría"),
        ),
    ),
    "polish": (
        ("Łukasz", "Małgorzata", "Stanisław", "Zofia", "Grażyna", "Paweł", "Agnieszka", "Wojciech", "Jadwiga"),
        (
            *("Wiśniewska", "Dąbrowski", "Żukowski", "Wójcik", "Szczepańska"),
            *("Kowalczyk-Nowak", "Błaszczyk", "Jabłoński", "Śliwa"),
        ),
    ),
    "chinese": (
        ("Xiaoming", "Meiling", "Jianguo", "Yuxin", "Zhihao", "Xiuying", "Lihua", "Wenjie", "Qiaoyun"),
        ("Wang", "Zhang", "Li", "Chen", "Huang", "Wu", "Zhao", "Xu", "Guo"),
    ),
    "nigerian": (
        ("Chukwuemeka", "Ngozi", "Oluwaseun", "Adaeze", "Babatunde", "Folashade", "Ifeanyi", "Yetunde", "Obinna"),
        (
            *("Okonkwo", "Adeyemi", "Nwachukwu", "Olawale-Bankole", "Eze"),
            *("Balogun", "Okafor", "Ogunleye", "Danjuma"),
        ),
    ),
    "irish": (
        ("Siobhán", "Pádraig", "Caoimhe", "Tadhg", "Niamh", "Diarmuid", "Róisín", "Cillian", "Aoife"),
        (
            *("O'Brien", "O'Sullivan", "Ní Dhomhnaill", "McCarthy", "Ó Briain"),
            *("MacNamara", "Gallagher", "O'Shaughnessy", "Kavanagh"),
        ),
    ),
    "english": (
        ("Harriet", "Oliver", "Winifred", "Theodore", "Gemma", "Nigel", "Beatrice", "Rupert", "Imogen"),
        (
            *("Ashworth", "Pemberton", "Hargreaves", "Whitcombe", "Smythe-Jones"),
            *("Thornbury", "Fairclough", "Ellsworth", "Birtwistle"),
        ),
    ),
}
