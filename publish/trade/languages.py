"""Languages as libraries and the book trade write them: ISO 639-2 in its bibliographic form, ONIX's list 74."""

import langcodes

UNKNOWN = "und"
_LONG = """
aav ace ach ada ady afa afh ain akk ale alg alq alt ang anp apa arc arn arp art arw ast ath atj aus awa bad bai bal
ban bas bat bej bem ber bho bik bin bla bnc bnt bra brx btk bua bug bum byn cad cai car cau cay ceb cel chb chg chk
chm chn cho chp chr chy cic ckb cmc cmn cnr cop cou cpe cpf cpp crg crh crj crk crl crm crp csb csw cus cwd dak dar
day del den dgr din doi dra dsb dua dum dyu efi egl egy eka elx enm esx ewo fan fat fil fit fiu fkv fon frm fro frr
frs fuf fur gaa gay gba gem gez gil git gju gmh gml goh gon gor got grb grc grt gsw guc gwi hai haw hil him hit hmn
hmx hoc hop hsb hup hux iba ijo ike ikt ilo inc ine inh ira iro jbo jow jpr jpx jrb kaa kab kac kam kar kaw kbd kbp
kdr kha khi kho khr kln kmb kok kos kpe kqs krc krl kro kru kss kum kut kwk lad lah lam lez lij lkt lmo lol lom loz
lua lui lun luo lus luy mad mag mai mak man map mas mdf mdr men mga mic min mis mkh mnc mni mno moe moh mos mul mun
mus mwf mwl mwr myn myv nah nai nap nds new nia nic niu nog non nqo nrf nsk nso nub nwc nym nyn nyo nzi odt ojs oka
omq ood osa ota oto paa pag pal pam pap pau pcd peo pes phi phn pms pon poz pra pri pro prs qar qav qgl qiv qlk qls
qnf qsp qsw raj rap rar rcf rgn rjs rkt rmg roa rom rup sad sah sai sal sam sas sat scc scn sco scr sdc sdn sel sem
sga sgn shi shn shs sid sio sit sla sma smi smj smn sms snk sog son srm srn sro srr ssa sto suk sus sux swb syc syr
szl tai tem ter tet thp tig tiv tkl tlh tli tmh tod tog tpi tsd tsi tum tup tut tvl tyv tzm tzo udm uga umb und unr
urj vai vec vot wak wal war was wen wls wuu wym xal xuu yao yap ypk yue zap zbl zen zgh zhx znd zun zxx zza
"""
"""The codes of the list for languages that have none of two letters."""
_OTHERS = frozenset(_LONG.split())


def language_code(tag: str) -> str:
    """The code for a BCP 47 tag; ``und`` where the list has none."""
    language = langcodes.Language.get(tag)
    try:
        code = language.to_alpha3(variant="B")
    except LookupError:
        return UNKNOWN
    return code if len(language.language or "") == 2 or code in _OTHERS else UNKNOWN
