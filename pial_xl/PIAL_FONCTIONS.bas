Attribute VB_Name = "xlwings_udfs"
' Les fonctions de pial_xl.fonctions pour les cellules, écrites par le générateur de xlwings.
' Ne modifiez pas ce module : tests/fonctions/generate_vba.py le réécrit.
#Const App = "Microsoft Excel"
Function pial_charge(aesh, codes, heures, groupes)
Attribute pial_charge.VB_Description = "Heures hebdomadaires d'un AESH ; un groupe d'élèves aidés en même temps compte une fois. Toutes les lignes comptent, quelles que soient leurs dates."
    #If App = "Microsoft Excel" Then
        If TypeOf Application.Caller Is Range Then On Error GoTo failed
        pial_charge = XLPy.CallUDF("pial_xl.fonctions", "pial_charge", Array(aesh, codes, heures, groupes), ThisWorkbook, Application.Caller)
        Exit Function
    #Else
        pial_charge = XLPy.CallUDF("pial_xl.fonctions", "pial_charge", Array(aesh, codes, heures, groupes))
        Exit Function
    #End If
failed:
    pial_charge = Err.Description
End Function

Function pial_heures(ecriture)
Attribute pial_heures.VB_Description = "Lit une durée quelle que soit son écriture et donne des heures : 24h15 donne 24,25."
    #If App = "Microsoft Excel" Then
        If TypeOf Application.Caller Is Range Then On Error GoTo failed
        pial_heures = XLPy.CallUDF("pial_xl.fonctions", "pial_heures", Array(ecriture), ThisWorkbook, Application.Caller)
        Exit Function
    #Else
        pial_heures = XLPy.CallUDF("pial_xl.fonctions", "pial_heures", Array(ecriture))
        Exit Function
    #End If
failed:
    pial_heures = Err.Description
End Function

Function pial_imp(taux)
Attribute pial_imp.VB_Description = "Montant annuel d'une indemnité pour mission particulière, en euros : 1 IMP donne 1250."
    #If App = "Microsoft Excel" Then
        If TypeOf Application.Caller Is Range Then On Error GoTo failed
        pial_imp = XLPy.CallUDF("pial_xl.fonctions", "pial_imp", Array(taux), ThisWorkbook, Application.Caller)
        Exit Function
    #Else
        pial_imp = XLPy.CallUDF("pial_xl.fonctions", "pial_imp", Array(taux))
        Exit Function
    #End If
failed:
    pial_imp = Err.Description
End Function

Function pial_quotite(heures, Optional semaines)
Attribute pial_quotite.VB_Description = "Quotité d'un contrat, en points : 24 h sur 41 semaines donnent 61,23."
    #If App = "Microsoft Excel" Then
        If TypeOf Application.Caller Is Range Then On Error GoTo failed
        pial_quotite = XLPy.CallUDF("pial_xl.fonctions", "pial_quotite", Array(heures, semaines), ThisWorkbook, Application.Caller)
        Exit Function
    #Else
        pial_quotite = XLPy.CallUDF("pial_xl.fonctions", "pial_quotite", Array(heures, semaines))
        Exit Function
    #End If
failed:
    pial_quotite = Err.Description
End Function

Function pial_reste_quota(quota, heures)
Attribute pial_reste_quota.VB_Description = "Heures qui restent dans un quota ; un nombre négatif dit un dépassement."
    #If App = "Microsoft Excel" Then
        If TypeOf Application.Caller Is Range Then On Error GoTo failed
        pial_reste_quota = XLPy.CallUDF("pial_xl.fonctions", "pial_reste_quota", Array(quota, heures), ThisWorkbook, Application.Caller)
        Exit Function
    #Else
        pial_reste_quota = XLPy.CallUDF("pial_xl.fonctions", "pial_reste_quota", Array(quota, heures))
        Exit Function
    #End If
failed:
    pial_reste_quota = Err.Description
End Function

Function pial_uai_lettre(uai)
Attribute pial_uai_lettre.VB_Description = "Lettre de contrôle d'un UAI : 0440001 donne M."
    #If App = "Microsoft Excel" Then
        If TypeOf Application.Caller Is Range Then On Error GoTo failed
        pial_uai_lettre = XLPy.CallUDF("pial_xl.fonctions", "pial_uai_lettre", Array(uai), ThisWorkbook, Application.Caller)
        Exit Function
    #Else
        pial_uai_lettre = XLPy.CallUDF("pial_xl.fonctions", "pial_uai_lettre", Array(uai))
        Exit Function
    #End If
failed:
    pial_uai_lettre = Err.Description
End Function

Public Sub PIAL_AIDE_DES_FONCTIONS()
    ' À lancer une fois : l'aide des arguments, que le classeur garde ensuite.
    Dim classeur As String
    classeur = "'" & Replace(ThisWorkbook.Name, "'", "''") & "'!"
    Application.MacroOptions Macro:=classeur & "pial_charge", _
        Description:="Heures hebdomadaires d'un AESH ; un groupe d'élèves aidés en même temps compte une fois. Toutes les lignes comptent, quelles que soient leurs dates.", _
        Category:="PIAL", _
        ArgumentDescriptions:=Array( _
            "Code de l'AESH, par exemple A01.", _
            "Colonne AESH de la feuille Affectations.", _
            "Colonne Heures/semaine, sur les mêmes lignes.", _
            "Colonne Groupe, sur les mêmes lignes.")
    Application.MacroOptions Macro:=classeur & "pial_heures", _
        Description:="Lit une durée quelle que soit son écriture et donne des heures : 24h15 donne 24,25.", _
        Category:="PIAL", _
        ArgumentDescriptions:=Array( _
            "Une durée : 24 ; 24,5 ; 24h15 ; 24:15 ; 45 min.")
    Application.MacroOptions Macro:=classeur & "pial_imp", _
        Description:="Montant annuel d'une indemnité pour mission particulière, en euros : 1 IMP donne 1250.", _
        Category:="PIAL", _
        ArgumentDescriptions:=Array( _
            "Nombre d'IMP : 0,25 ; 0,5 ; 1 ; 2 ; 3.")
    Application.MacroOptions Macro:=classeur & "pial_quotite", _
        Description:="Quotité d'un contrat, en points : 24 h sur 41 semaines donnent 61,23.", _
        Category:="PIAL", _
        ArgumentDescriptions:=Array( _
            "Heures par semaine au contrat : 24 ; 24,5 ; 24h15.", _
            "Semaines du contrat, de 41 à 45 (41 à défaut).")
    Application.MacroOptions Macro:=classeur & "pial_reste_quota", _
        Description:="Heures qui restent dans un quota ; un nombre négatif dit un dépassement.", _
        Category:="PIAL", _
        ArgumentDescriptions:=Array( _
            "Heures par semaine accordées : 167 ; 167,5 ; 167h30.", _
            "Heures déjà prises : une colonne ou une plage.")
    Application.MacroOptions Macro:=classeur & "pial_uai_lettre", _
        Description:="Lettre de contrôle d'un UAI : 0440001 donne M.", _
        Category:="PIAL", _
        ArgumentDescriptions:=Array( _
            "Les sept chiffres d'un UAI, ou l'UAI entier.")
End Sub
