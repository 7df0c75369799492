"""Outlets, in Django's admin: their names, and the other names and domains that mean them."""

from typing import Any

from django import forms
from django.contrib import admin
from django.db.models import Count, QuerySet
from django.db.models.functions import Lower
from django.http import HttpRequest

from articles.models import Outlet, OutletName

TAKEN = "This is the name of another outlet. Rename or remove that one first."


class OutletNameForm(forms.ModelForm[OutletName]):
    def clean_name(self) -> str:
        """Small letters decide, and no other outlet has it for its own name."""
        name = " ".join(str(self.cleaned_data["name"]).split())
        same = Outlet.objects.alias(folded=Lower("name")).filter(folded=name.lower())
        if same.exclude(pk=self.instance.outlet_id).exists():
            raise forms.ValidationError(TAKEN)
        return name


class OtherNames(admin.StackedInline[OutletName, Outlet]):
    model = OutletName
    form = OutletNameForm
    extra = 2
    verbose_name = "other name or domain"
    verbose_name_plural = "other names, and domains such as harbourpost.example"


class OutletForm(forms.ModelForm[Outlet]):
    def clean_name(self) -> str:
        name = " ".join(str(self.cleaned_data["name"]).split())
        others = OutletName.objects.alias(folded=Lower("name")).filter(folded=name.lower())
        if others.exclude(outlet=self.instance.pk).exists():
            raise forms.ValidationError(TAKEN)
        return name


@admin.register(Outlet)
class OutletAdmin(admin.ModelAdmin[Outlet]):
    form = OutletForm
    list_display = ("name", "articles", "also")
    search_fields = ("name", "other_names__name")
    inlines = (OtherNames,)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Outlet]:
        counted = super().get_queryset(request).annotate(number=Count("articles", distinct=True))
        return counted.prefetch_related("other_names")

    @admin.display(ordering="number")
    def articles(self, outlet: Outlet) -> int:
        return int(getattr(outlet, "number", 0))

    @admin.display(description="also known as")
    def also(self, outlet: Outlet) -> str:
        return ", ".join(str(other) for other in outlet.other_names.all())

    def save_model(self, request: HttpRequest, obj: Outlet, form: Any, change: bool) -> None:
        """A name that an outlet had goes on meaning it: the articles to come still use it."""
        super().save_model(request, obj, form, change)
        before = form.initial.get("name", "")
        OutletName.objects.filter(outlet=obj, name__iexact=obj.name).delete()
        if change and before and before.lower() != obj.name.lower():
            OutletName.objects.get_or_create(name=before, defaults={"outlet": obj})
